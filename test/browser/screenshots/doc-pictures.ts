/** The pictures of the documentation: the file's name, the scene and how it is looked at. */
export const DOC_PICTURES: readonly (readonly [file: string, scene: string, look: string])[] = [
  ["list", "list-done", "desktop-light"],
  ["list-running", "list-running", "desktop-dark"],
  ["list-running-phone", "list-running", "phone-light"],
  ["preview", "preview", "desktop-light"],
  ["row", "row-drawer", "desktop-light"],
  ["download", "download", "desktop-light"],
  ["check", "check-missing", "desktop-light"],
  ["check-phone", "check-deliverable", "phone-dark"],
  ["providers", "providers", "desktop-light"],
  ["doctor", "doctor", "desktop-dark"],
  ["keys", "keys", "desktop-light"],
  ["schedules", "schedules", "desktop-light"],
  ["changes", "changes", "desktop-light"],
];
