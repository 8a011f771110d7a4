// Excel's own limits (Excel specifications and limits).

/** UTF-16 code units in a cell. */
export const CELL_CHARACTERS = 32_767;

/** Columns of a sheet. */
export const SHEET_COLUMNS = 16_384;

/** Rows of a sheet, which bounds the blank rows between two far-apart ones. */
export const SHEET_ROWS = 1_048_576;

/** Characters of a number format code. */
export const FORMAT_CODE_CHARACTERS = 255;
