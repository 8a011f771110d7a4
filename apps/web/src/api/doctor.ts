import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { api, fetchWithin, read } from "./client.ts";
import type { Diagnosis } from "./schemas.ts";

const DOCTOR_KEY = ["doctor"] as const;

/** Slow networks are one of the things that the doctor is there to find. */
const fetchPatiently = fetchWithin(120_000);

/** The latest diagnosis. */
export function useDiagnosis(): UseQueryResult<Diagnosis> {
  return useQuery({
    queryKey: DOCTOR_KEY,
    queryFn: ({ signal }) => read(api.GET("/v1/doctor", { signal, fetch: fetchPatiently })),
    staleTime: 60_000,
  });
}

/** Examines again. */
export function useExamination(): UseMutationResult<Diagnosis, Error, void> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => read(api.GET("/v1/doctor", { params: { query: { fresh: "true" } }, fetch: fetchPatiently })),
    onSuccess: (diagnosis) => queries.setQueryData(DOCTOR_KEY, diagnosis),
  });
}
