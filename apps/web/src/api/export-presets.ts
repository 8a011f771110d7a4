import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { announceProblem } from "../kit/toast.tsx";
import { api, read } from "./client.ts";
import type { ExportQuery } from "./lists.ts";
import type { ExportPresets } from "./schemas.ts";

const PRESETS_KEY = ["export-presets"] as const;

/** Downloads under a name. */
export function useExportPresets(): UseQueryResult<ExportPresets> {
  return useQuery({
    queryKey: PRESETS_KEY,
    queryFn: ({ signal }) => read(api.GET("/v1/export-presets", { signal })),
  });
}

interface PresetActions {
  readonly save: UseMutationResult<unknown, unknown, { readonly name: string; readonly options: ExportQuery }>;
  readonly remove: UseMutationResult<unknown, unknown, string>;
}

/** Saves and removes them. */
export function useExportPresetActions(): PresetActions {
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: PRESETS_KEY });
  const save = useMutation({
    mutationFn: ({ name, options }: { readonly name: string; readonly options: ExportQuery }) => {
      // What is not said is left out, as in a query.
      const said = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
      return read(api.POST("/v1/export-presets", { body: { name, options: said } }));
    },
    onSuccess: refresh,
    onError: announceProblem,
  });
  const remove = useMutation({
    mutationFn: (id: string) => read(api.DELETE("/v1/export-presets/{id}", { params: { path: { id } } })),
    onSuccess: refresh,
    onError: announceProblem,
  });
  return { save, remove };
}
