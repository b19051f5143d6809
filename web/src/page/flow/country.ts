// Public figures of the whole country, to compare with: rows with their year
// and source. Nothing here is per municipality: those figures are published
// in Statistikkbanken, table by table, and are not part of this build.
//
// 2015: Statistics Norway's published IPLOS figures (348 858 recipients,
// 786 416 services). 2022: Helsedirektoratet, Kommunale helse- og
// omsorgstjenester 2022; hours are its table 2.6.1. Need for assistance is of
// 2021, day activity with dementia of 2016.

// Published is one figure and the year that it is of.
export interface Published {
  value: number;
  year: number;
}

export const country = {
  recipients: { value: 390_369, year: 2022 },
  servicesPerRecipient: { value: 2.25, year: 2015 },
  womenShare: { value: 0.58, year: 2022 },
  under18Share: { value: 0.05, year: 2022 },
  under50Share: { value: 0.25, year: 2015 },
  under67Share: { value: 0.39, year: 2015 },
  institutionShare: { value: 0.18, year: 2015 },
  otherMunicipalShare: { value: 0.1, year: 2015 },
  ordinaryShare: { value: 0.7, year: 2015 },
  dementiaShare: { value: 0.34, year: 2016 },
} satisfies Record<string, Published>;

export const need = { some: 0.367, medium: 0.306, extensive: 0.235, unstated: 0.092 }; // 2021

const RECIPIENTS = { 2015: 348_858, 2022: 390_369 } as const;

export type Year = keyof typeof RECIPIENTS;

// Recipients during the year: tjenesteType, 2015, 2022. Types without a
// published figure are left out.
const USERS: [type: number, in2015: number, in2022: number][] = [
  [1, 110_676, 100_177],
  [2, 23_726, 27_643],
  [3, 3_567, 4_530],
  [4, 29_690, 34_185],
  [5, 33_999, 35_000],
  [6, 93_300, 116_346],
  [7, 9_871, 9_777],
  [8, 7_779, 8_925],
  [9, 36_862, 37_419],
  [11, 11_293, 11_881],
  [15, 217_142, 269_518],
  [17, 6_562, 4_021],
  [18, 27_927, 33_641],
  [19, 15_716, 16_405],
];

// usersShare is how large a part of all recipients have a service.
export function usersShare(type: number, year: Year): number | undefined {
  const row = USERS.find((r) => r[0] === type);
  return row && row[year === 2015 ? 1 : 2] / RECIPIENTS[year];
}

export const publishedTypes = USERS.map((r) => r[0]);

// BANDS is where the published bands of hours a week begin.
export const BANDS = [0, 2, 5, 10, 15, 35.5] as const;

// Recipients on 31 December 2022 with hours, per cent in each band; rounded
// as published, so a row need not sum to 100.
const HOURS = new Map<number, readonly number[]>([
  [1, [77, 11, 5, 2, 3, 2]],
  [2, [33, 16, 10, 6, 13, 22]],
  [3, [2, 2, 9, 12, 31, 45]],
  [4, [9, 7, 29, 20, 34, 1]],
  [7, [7, 12, 19, 31, 23, 8]],
  [9, [5, 81, 13, 1, 0, 0]],
  [11, [4, 18, 38, 19, 18, 3]],
  [15, [60, 20, 11, 4, 4, 2]],
  [17, [7, 2, 35, 36, 20, 1]],
]);

// hours are the shares of recipients in each of BANDS.
export function hours(type: number): number[] | undefined {
  return HOURS.get(type)?.map((percent) => percent / 100);
}
