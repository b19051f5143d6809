// A sheet of a spreadsheet, as the page hands it to the worker that writes it.
export interface Sheet {
  name: string;
  head: string[];
  widths: number[]; // in characters
  rows: (string | number)[][];
}
