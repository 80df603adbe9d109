/**
 * How much is taken of what comes from outside, each bound with its reason. docs/faults.md lists them from here; what reading
 * takes in, every file of this app may hold.
 */

const KB = 1024;
const MB = 1024 * KB;

/** Answers of AWS. */

/** Bytes of one answer: a hundred times the largest list of 2026-11 (54 KB). Parsing it takes 25 to 50 ms. */
export const MAX_ANSWER_BYTES: number = 8 * MB;
/** Objects and lists in a large answer: three times those of 5,000 models with profiles. */
export const MAX_ANSWER_PARTS = 200_000;
/** Bytes of an answer with an error status: errors of AWS are a sentence. */
export const MAX_ERROR_BYTES: number = 256 * KB;
/** Bytes of one event of a model's streamed answer: that of one token has some hundred. */
export const MAX_EVENT_BYTES: number = 256 * KB;
/** Bytes up to which answers are read side by side: twice the largest list of 2026-11. Hundreds of larger ones wait with so much of each. */
export const SMALL_ANSWER_BYTES: number = 128 * KB;
/** Larger answers that are read at a time: each takes several times its size until it is parsed. */
export const MAX_LARGE_ANSWERS = 1;
/** Records of one list, over all its pages: thirty times the models of the largest region of 2026-11. Each is a row. */
export const MAX_RECORDS = 5_000;
/** Pages of one list of inference profiles; two were seen. */
export const MAX_PROFILE_PAGES = 100;
/** Characters of a text; AWS allows 2,048 for an ARN. */
export const MAX_TEXT_LENGTH = 10_000;
/** Characters of a word such as AUTHORIZED. */
export const MAX_WORD_LENGTH = 100;
/** Entries of a list within a record, such as the destinations of a profile; 32 were seen. */
export const MAX_ENTRIES = 1_000;
/** Destinations of a profile that another one names, so that profiles which name each other lead to no more. */
export const MAX_FOLLOWED = 100;
/** Members that the app does not know, of one record, kept for the export. */
export const MAX_UNKNOWN_COUNT = 100;
/** Levels of such a member: deeper ones could not be written again. */
export const MAX_UNKNOWN_DEPTH = 16;
/** Characters of all such members of a record, as JSON: ten times a whole record of 2026-11. */
export const MAX_UNKNOWN_IN_RECORD = 20_000;
/** Characters of all such members of an answer: ten times the largest list of 2026-11. */
export const MAX_UNKNOWN_IN_ANSWER = 500_000;
/** Models of a region whose access is asked for: a minute at 20 checks a second. */
export const MAX_CHECKS = 1_000;
/** Bytes that the models of a region may take in any case, and its profiles: what those of the largest took in 2026-11. */
export const LIST_SHARE_BYTES: number = 192 * KB;
/** Bytes that the lists of all regions of all scans that run may take beyond their shares: as much as six times the lists of 2026-11 take. */
export const SHARED_LIST_BYTES: number = 5 * MB;
/** Bytes that a list keeps of earlier scans beside what came: a region must not grow with every scan. Ten times a list of 2026-11. */
export const MAX_BESIDE_BYTES: number = 2 * MB;
/** Models that a region may list in any case and that no other has listed; the largest had 165 in 2026-11. Each is a row. */
export const ROW_SHARE = 200;
/** Such models of all regions of all scans that run beyond their shares: one region’s longest list, and with the shares about as many as an opened export may have. */
export const SHARED_ROWS = 5_000;

/** Files, links and what a window asks. */

/** Bytes of an export that is opened: twice that of 1,500 models in 34 regions. */
export const MAX_EXPORT_BYTES: number = 64 * MB;
/** Characters of an export that is written with indentation; a longer one is written in one line. */
export const MAX_INDENTED_LENGTH = 40_000_000;
/** Characters of all distinct records up to which a scan is kept in the history, and an export is indented: twice those of 1,500 models. */
export const MAX_KEPT_LENGTH = 6_000_000;
/** Regions of an opened export; AWS has some forty. Each is a column. */
export const MAX_REGIONS = 200;
/** Models of an opened export: seventy times those of 2026-11. Each is a row; with 15,000 the window stood still for a second. */
export const MAX_MODELS = 12_000;
/** Models of all its regions together: twice those of 1,500 models in 34 regions. With 60,000 the window stood still for a second. */
export const MAX_LISTED = 40_000;
/** Values of an opened export: six times those of all models with prices in 2026-11. Read in pieces, they take some seconds at worst. */
export const MAX_EXPORT_VALUES = 1_000_000;
/** Members of an object in an opened export; a region’s models are the most. Checking a million would take seconds in one go. */
export const MAX_MEMBERS = 50_000;
/** Members of all models of an opened export that the app does not know: five of each in 1,500 models in 34 regions. Each can give its record a shape of its own. */
export const MAX_NEW_MEMBERS = 100_000;
/** Destinations that the profiles of an opened export lead to in all: six times those of 1,500 models in 34 regions. */
export const MAX_ROUTES = 100_000;
/** Levels of a JSON file: its own need twelve, and a member new at AWS may have sixteen. */
export const MAX_NESTING = 40;
/** Characters of a message; AWS repeats what was sent to it. */
export const MAX_MESSAGE_LENGTH = 20_000;
/** Bytes of a file of this app that is read: three hundred times a cache of 2026-11 (215 KB). */
export const MAX_OWN_FILE_BYTES: number = 64 * MB;
/** Bytes of a price list that is imported: four times the file of all regions in 2026 (15 MB). */
export const MAX_OFFER_BYTES: number = 64 * MB;
/** Bytes of an AWS config or credentials file, and of one with certificates; some have hundreds of profiles. */
export const MAX_CONFIG_BYTES: number = 4 * MB;
/** Bytes of a file in which the AWS CLI keeps a login session: ten times one of 2026-11. */
export const MAX_LOGIN_CACHE_BYTES: number = 64 * KB;
/** Bytes of a start's arguments. Chromium passes them to the running app in 32 KB, and kills an app that rejects more. */
export const MAX_ARGUMENT_BYTES = 10_000;
/** Characters of a link to a view; longer ones are neither made nor read. */
export const MAX_LINK_LENGTH = 8_000;
/** Characters of a search: longer ones would take seconds to compare. */
export const MAX_QUERY_LENGTH = 1_000;

/** What all of this keeps to. */

/** Resident bytes of the process that scans, at its peak, whatever all regions answer: a small virtual machine has 1 GB. */
export const MAX_RESIDENT_BYTES: number = 400 * MB;
/** Milliseconds of its own time for which that process may stand still: a second is felt as a fault. So may the window: 0.47 s were measured for the largest files, 0.26 s for the worst scans. */
export const MAX_STANDSTILL_MS = 1_000;
