import { Finding } from './findings/finding.entity.js';
import { StoredRemoval } from './findings/removal.entity.js';
import { Identity } from './identities/identity.entity.js';
import { FindingImport, ImportedLine } from './imports/finding-import.entity.js';
import { FilterProposal } from './quality/filter-proposal.entity.js';
import { StoredOutcome } from './quality/removal-outcome.entity.js';
import { RefilterChunk, RefilterItem, RefilterRun } from './refilter/refilter-run.entity.js';
import { RedactionReview } from './review/redaction-review.entity.js';
import { StoredGroupingKey } from './sealing/grouping-key.entity.js';
import { StoredScreeningKey } from './sealing/screening-key.entity.js';
import { Search } from './searches/search.entity.js';
import { Statement } from './statements/statement.entity.js';
import { Unsealing, UnsealingApproval } from './unsealing/unsealing.entity.js';
import { Validation } from './validations/validation.entity.js';

/** The vault's own entities: RAW. No other room's DataSource lists any of them. */
export const VAULT_ENTITIES = [
  FilterProposal,
  Finding,
  FindingImport,
  ImportedLine,
  Identity,
  RedactionReview,
  RefilterChunk,
  RefilterItem,
  RefilterRun,
  Search,
  StoredGroupingKey,
  StoredOutcome,
  Statement,
  StoredRemoval,
  StoredScreeningKey,
  Unsealing,
  UnsealingApproval,
  Validation,
];
