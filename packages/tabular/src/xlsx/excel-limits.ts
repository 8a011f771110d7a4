// What Excel holds (Excel specifications and limits): a workbook with more was made by other means.

/** UTF-16 code units in a cell. */
export const CELL_CHARACTERS = 32_767;

/** Columns of a sheet. */
export const SHEET_COLUMNS = 16_384;

/** Rows of a sheet: what keeps the blank rows between two far-apart ones countable. */
export const SHEET_ROWS = 1_048_576;

/** Characters of a code for showing numbers. */
export const FORMAT_CODE_CHARACTERS = 255;
