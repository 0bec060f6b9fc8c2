/** How an incident was settled. */
export const INCIDENT_RESOLUTIONS = ['recused', 'replaced', 'recalled', 'unfounded', 'corrected'] as const;
export type IncidentResolution = (typeof INCIDENT_RESOLUTIONS)[number];
