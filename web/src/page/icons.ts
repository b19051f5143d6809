// The few icons the page shows, each with words beside it.
import { unsafeSVG } from 'lit-html/directives/unsafe-svg.js';
import check from '@navikt/aksel-icons/svg/CheckmarkCircle.svg?raw';
import tick from '@navikt/aksel-icons/svg/Checkmark.svg?raw';
import upload from '@navikt/aksel-icons/svg/CloudUp.svg?raw';
import file from '@navikt/aksel-icons/svg/FileText.svg?raw';
import download from '@navikt/aksel-icons/svg/Download.svg?raw';
import error from '@navikt/aksel-icons/svg/XMarkOctagon.svg?raw';
import warning from '@navikt/aksel-icons/svg/ExclamationmarkTriangle.svg?raw';
import info from '@navikt/aksel-icons/svg/InformationSquare.svg?raw';
import moon from '@navikt/aksel-icons/svg/Moon.svg?raw';
import sun from '@navikt/aksel-icons/svg/Sun.svg?raw';
import padlock from '@navikt/aksel-icons/svg/PadlockLocked.svg?raw';
import printer from '@navikt/aksel-icons/svg/PrinterSmall.svg?raw';

const svgs = { check, tick, upload, file, download, error, warning, info, moon, sun, padlock, printer };

export type Icon = keyof typeof svgs;

// icon is decoration: hidden from assistive technology.
export function icon(name: Icon) {
  return unsafeSVG(svgs[name].replace('<svg ', '<svg class="ds-icon" aria-hidden="true" focusable="false" '));
}
