import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { request } from "./client.ts";
import type { Diagnosis } from "./schemas.ts";

const DOCTOR_KEY = ["doctor"] as const;

/** It looks things up in the DNS and knocks at a mail server: slow networks are what it is there to find. */
const EXAMINATION_TIMEOUT_MS = 120_000;

/** What the doctor found when it looked last. */
export function useDiagnosis(): UseQueryResult<Diagnosis> {
  return useQuery({
    queryKey: DOCTOR_KEY,
    queryFn: ({ signal }) => request<Diagnosis>("/v1/doctor", { signal, timeoutMs: EXAMINATION_TIMEOUT_MS }),
    staleTime: 60_000,
  });
}

/** Has it look again. */
export function useExamination(): UseMutationResult<Diagnosis, Error, void> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => request<Diagnosis>("/v1/doctor?fresh=true", { timeoutMs: EXAMINATION_TIMEOUT_MS }),
    onSuccess: (diagnosis) => queries.setQueryData(DOCTOR_KEY, diagnosis),
  });
}
