// A sealed delivery as files, for who sends it by other means.
import { save } from '../save.ts';
import { begin } from '../sending/stop.ts';
import { isBusy, state, update, type Parcel, type SealedPiece } from '../state.ts';
import type { Report } from '../../shared/protocol.ts';
import { kindOf } from './check.ts';
import { lacks } from './missing.ts';
import { planFor } from './plan.ts';
import { keepReply, savedReply } from './replies.ts';
import { broken, sealFor } from './seal.ts';
import { secondJudged } from './second.ts';

// sealToSave seals a delivery that is to be sent by other means. A single file
// is handed over at once; of two, the user takes one at a time.
export async function sealToSave(): Promise<void> {
  const work = state.work;
  const report = work?.checked?.report;
  await secondJudged();
  if (!work || state.work !== work || isBusy() || !report || lacks('save')) return;
  const plan = planFor(report);
  if (!plan) return;
  update({ notice: '' });
  try {
    const parcel = await sealFor(work, report, plan, begin());
    keepReply(parcel);
    update({ sending: { at: 'rest' } });
    if (parcel.pieces.length === 1) savePiece(report, parcel, parcel.pieces[0]!);
  } catch (e) {
    broken(e);
  }
}

// savePiece names a part after its bundle, which whoever sends it must tell.
export function savePiece(r: Report, parcel: Parcel, piece: SealedPiece): void {
  const ending = piece.part ? `-${parcel.bundle}.${piece.part}.age` : '.xml.zst.age';
  const what = kindOf(r) === 'research' ? 'forskerdata' : 'iplos';
  savedReply(parcel.reply.id);
  parcel.saved = true;
  save(piece.sealed.sealed, `${what}-${r.municipality}-${r.year}${ending}`, 'application/octet-stream');
}
