// A worker that writes one spreadsheet: zipping 10 000 rows would hold up the
// page. It gets rows, answers with the file, and is ended.
import writeXlsxFile from 'write-excel-file/universal';
import type { Sheet } from '../shared/sheet.ts';

addEventListener('message', async (e: MessageEvent<Sheet[]>) => {
  const sheets = e.data.map((s) => ({
    sheet: s.name,
    columns: s.widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    data: [
      s.head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
      ...s.rows.map((row) => row.map((value) => ({ value, type: typeof value === 'number' ? Number : String, wrap: true }))),
    ],
  }));
  postMessage(await writeXlsxFile(sheets as Parameters<typeof writeXlsxFile>[0]).toBlob());
});
