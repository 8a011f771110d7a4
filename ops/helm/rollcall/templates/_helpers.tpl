{{- define "rollcall.name" -}}
{{- if contains "rollcall" .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}{{ else }}{{ printf "%s-rollcall" .Release.Name | trunc 50 | trimSuffix "-" }}{{ end }}
{{- end }}

{{/* Labels by which services and policies select: (dict "root" $ "component" "worker"). */}}
{{- define "rollcall.selector" -}}
app.kubernetes.io/name: rollcall
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "rollcall.labels" -}}
{{ include "rollcall.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{- define "rollcall.image" -}}
{{- if contains "@" .Values.image.repository }}{{ .Values.image.repository }}{{ else }}{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end }}

{{/* Settings as variables, secrets as files. The name and the sender have no default that servers would accept. */}}
{{- define "rollcall.env" -}}
{{- $_ := required "Set settings.HELO_NAME: the name that your address points back to" .Values.settings.HELO_NAME -}}
{{- $_ := required "Set settings.MAIL_FROM: a real address of a domain of yours" .Values.settings.MAIL_FROM -}}
{{- range $name, $value := .Values.settings }}
{{- if hasKey $.Values.secret.keys $name }}{{ fail (printf "settings.%s is a secret: put it into the Secret, and name its key in secret.keys.%s" $name $name) }}{{ end }}
- name: {{ $name }}
  value: {{ $value | toString | quote }}
{{- end }}
{{- range $name, $key := .Values.secret.keys }}
{{- if $key }}
- name: {{ $name }}_FILE
  value: /run/secrets/rollcall/{{ $key }}
{{- end }}
{{- end }}
{{- end }}

{{- define "rollcall.volumeMounts" -}}
- { name: tmp, mountPath: /tmp }
- { name: secret, mountPath: /run/secrets/rollcall, readOnly: true }
{{- if .Values.files }}
- { name: config, mountPath: /config, readOnly: true }
{{- end }}
{{- end }}

{{- define "rollcall.volumes" -}}
- name: tmp
  emptyDir: { sizeLimit: 256Mi }
- name: secret
  secret:
    secretName: {{ .Values.secret.name }}
    defaultMode: 0440
{{- if .Values.files }}
- name: config
  configMap: { name: {{ include "rollcall.name" . }} }
{{- end }}
{{- end }}

{{/* For pods and their containers: no right that they don't need. */}}
{{- define "rollcall.podSecurity" -}}
runAsNonRoot: true
runAsUser: 1000
runAsGroup: 1000
fsGroup: 1000
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "rollcall.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}

{{/* Where pods run: (dict "component" .Values.worker "root" $). */}}
{{- define "rollcall.placement" -}}
{{- with .nodeSelector }}
nodeSelector: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .tolerations }}
tolerations: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .affinity }}
affinity: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .topologySpreadConstraints }}
topologySpreadConstraints: {{ toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* Egress to the engines, name servers, and mail servers: ingest greets one for the doctor. */}}
{{- define "rollcall.egress" }}
    - ports:
        - { port: {{ .dnsPort }}, protocol: UDP }
        - { port: {{ .dnsPort }}, protocol: TCP }
    - ports:
        - { port: {{ .databasePort }}, protocol: TCP }
        - { port: {{ .redisPort }}, protocol: TCP }
    - ports:
        - { port: 25, protocol: TCP }
{{- with .extraEgress }}{{ toYaml . | nindent 4 }}{{- end }}
{{- end }}
