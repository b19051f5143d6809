// Public figures of the whole country, to compare with. Sources: Statistics
// Norway's published IPLOS figures for 2015 (348 858 recipients, 786 416
// services), need for assistance 2021, day activity with dementia 2016.
export const country = {
  recipients: 348_858,
  womenShare: 0.6,
  under18Share: 0.05,
  under50Share: 0.25,
  under67Share: 0.39,
  institutionShare: 0.18,
  otherMunicipalShare: 0.1,
  ordinaryShare: 0.7,
  servicesPerRecipient: 2.25,
  need: { some: 0.367, medium: 0.306, extensive: 0.235, unstated: 0.092 }, // 2021
  dementiaShare: 0.34, // 2016
  // Recipients by service type, 2015; types without a published figure are left out.
  services: new Map([
    [1, 110_676],
    [2, 23_726],
    [3, 3_567],
    [4, 29_690],
    [5, 33_999],
    [6, 93_300],
    [7, 9_871],
    [8, 7_779],
    [9, 36_862],
    [11, 11_293],
    [15, 217_142],
    [17, 6_562],
    [18, 27_927],
    [19, 15_716],
  ]),
};
