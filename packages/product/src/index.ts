export {
  COMMAND_FILE,
  NODE_NEEDED,
  packageFolder,
  PRISMA_FOLDER,
  SAMPLE_LIST,
  SETTINGS_EXAMPLE,
  VERSION,
  WEB_FOLDER,
} from "./product-files.ts";
