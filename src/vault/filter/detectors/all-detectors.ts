import type { Detector } from '../detector.js';
import { AGE_DETECTOR } from './age.detector.js';
import { BANKRUPTCY_CREDIT_DETECTOR } from './bankruptcy-credit.detector.js';
import { CITIZENSHIP_IMMIGRATION_DETECTOR } from './citizenship-immigration.detector.js';
import { COLOR_DETECTOR } from './color.detector.js';
import { DISABILITY_MEDICAL_DETECTOR } from './disability-medical.detector.js';
import { ETHNICITY_ANCESTRY_DETECTOR } from './ethnicity-ancestry.detector.js';
import { FAMILY_CAREGIVER_DETECTOR } from './family-caregiver.detector.js';
import { GENDER_IDENTITY_DETECTOR } from './gender-identity.detector.js';
import { GENETIC_FAMILY_HISTORY_DETECTOR } from './genetic-family-history.detector.js';
import { HAIR_TRAITS_DETECTOR } from './hair-traits.detector.js';
import { HOUSING_INCOME_SOURCE_DETECTOR } from './housing-income-source.detector.js';
import { LANGUAGE_ACCENT_DETECTOR } from './language-accent.detector.js';
import { MARITAL_PARTNERSHIP_DETECTOR } from './marital-partnership.detector.js';
import { MILITARY_VETERAN_DETECTOR } from './military-veteran.detector.js';
import { NAME_DETECTOR } from './name.detector.js';
import { NATIONAL_ORIGIN_DETECTOR } from './national-origin.detector.js';
import { PERSONAL_APPEARANCE_DETECTOR } from './personal-appearance.detector.js';
import { POLITICAL_SPEECH_DETECTOR } from './political-speech.detector.js';
import { PREGNANCY_LACTATION_DETECTOR } from './pregnancy-lactation.detector.js';
import { RACE_DETECTOR } from './race.detector.js';
import { RELIGION_DETECTOR } from './religion.detector.js';
import { REPRODUCTIVE_DECISIONS_DETECTOR } from './reproductive-decisions.detector.js';
import { SEX_DETECTOR } from './sex.detector.js';
import { SEXUAL_ORIENTATION_DETECTOR } from './sexual-orientation.detector.js';
import { UNION_ACTIVITY_DETECTOR } from './union-activity.detector.js';
import { VICTIM_STATUS_DETECTOR } from './victim-status.detector.js';
import { WORKERS_COMPENSATION_LEAVE_DETECTOR } from './workers-compensation-leave.detector.js';

/** One detector for every protected class, in the order of the kernel's list. */
export const DETECTORS: readonly Detector[] = [
  RACE_DETECTOR,
  COLOR_DETECTOR,
  ETHNICITY_ANCESTRY_DETECTOR,
  NATIONAL_ORIGIN_DETECTOR,
  CITIZENSHIP_IMMIGRATION_DETECTOR,
  LANGUAGE_ACCENT_DETECTOR,
  HAIR_TRAITS_DETECTOR,
  RELIGION_DETECTOR,
  SEX_DETECTOR,
  PREGNANCY_LACTATION_DETECTOR,
  REPRODUCTIVE_DECISIONS_DETECTOR,
  GENDER_IDENTITY_DETECTOR,
  SEXUAL_ORIENTATION_DETECTOR,
  MARITAL_PARTNERSHIP_DETECTOR,
  FAMILY_CAREGIVER_DETECTOR,
  AGE_DETECTOR,
  DISABILITY_MEDICAL_DETECTOR,
  GENETIC_FAMILY_HISTORY_DETECTOR,
  MILITARY_VETERAN_DETECTOR,
  POLITICAL_SPEECH_DETECTOR,
  UNION_ACTIVITY_DETECTOR,
  VICTIM_STATUS_DETECTOR,
  BANKRUPTCY_CREDIT_DETECTOR,
  WORKERS_COMPENSATION_LEAVE_DETECTOR,
  PERSONAL_APPEARANCE_DETECTOR,
  HOUSING_INCOME_SOURCE_DETECTOR,
  NAME_DETECTOR,
];
