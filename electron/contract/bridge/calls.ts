/**
 * What the window can ask of the main process, one entry each. The channel's name, the preload's forward, the check of the
 * arguments and the types on both sides derive from this table.
 */
import { z } from 'zod/mini';
import type { AccountsView } from '../accounts/account-progress.ts';
import { MAX_RECORDS } from '../bounds.ts';
import { CELL_MODE_NAMES } from '../cell-modes.ts';
import type { Difference } from '../diff/difference.ts';
import { CHANGES_FORMAT_NAMES, EXPORT_FORMAT_NAMES } from '../export/formats.ts';
import type { EffectiveSetting } from '../reach/effective-setting.ts';
import {
  accountId,
  newProfile,
  roleOnce,
  type SsoAccounts,
  type SsoRole,
  signInTarget,
} from '../reach/sign-in-state.ts';
import { apiKeyId, sourceChoice, viewText } from '../settings/kept-values.ts';
import { proxyLogin } from '../settings/proxy-setting.ts';
import { type RegionEndpoints, regionEndpoints } from '../settings/region-endpoints.ts';
import { changeSchema } from '../settings/settings.ts';
import type { ComparedSide, KeptScan } from '../snapshot/kept/kept-scan.ts';
import type { Network } from '../snapshot/latency.ts';
import type { Failure } from '../snapshot/model.ts';
import type { OwnModels } from '../snapshot/own-models.ts';
import { watchedSchema } from '../watch/watched.ts';
import { type AppEvent, type AppInfo, MAX_FAULT_LENGTH, type OpenedFile, type Outcome } from './api.ts';
import { type ApiKeyFacts, MAX_API_KEY_LENGTH, MAX_API_KEY_NAME_LENGTH } from './api-key.ts';
import { exportView, modelId, region } from './export-view.ts';
import { menuState } from './menu-state.ts';

/** A call: the schema of its arguments, whether it can fail, and by type alone what its promise gives. */
interface Call<Args extends z.ZodMiniType<unknown[]>, Answer> {
  args: Args;
  canFail: boolean;
  /** Never set. */
  answer?: () => Answer;
}

interface WithoutArgument<Answer> extends Call<z.ZodMiniTuple<[], null>, Answer> {
  with<Args extends [z.ZodMiniType, ...z.ZodMiniType[]]>(
    ...args: Args
  ): Call<z.ZodMiniTuple<Args, null>, Answer>;
}

function answering<Answer>(canFail: boolean): WithoutArgument<Answer> {
  return { canFail, args: z.tuple([]), with: (...args) => ({ canFail, args: z.tuple(args) }) };
}

/** A call that cannot fail. It takes no argument, or those that `with` names. */
const call = <Answer = void>(): WithoutArgument<NoInfer<Answer>> => answering(false);

/** A call whose promise gives the value or a failure. */
const fallible = <Value = null>(): WithoutArgument<Outcome<NoInfer<Value>>> => answering(true);

const words = z.string().check(z.maxLength(100));
const profile = z.string().check(z.maxLength(200));
const mfaCode = z.string().check(z.regex(/^\d{6,8}$/));

/** What the scans of the source are compared with: one of them, the last or (`scan`) a new one of another profile, or a file. Or the last ones of two profiles. */
const comparedChoice = z.union([
  z.object({ kind: z.literal('scan'), id: words }),
  z.object({ kind: z.literal('profile'), profile, scan: z.boolean() }),
  z.object({ kind: z.literal('profiles'), profile, newer: profile }),
  z.object({ kind: z.literal('file') }),
]);

export type ComparedChoice = z.output<typeof comparedChoice>;

/** Exact ids to try: at most all models of a long comparison in every region. */
const wantedProofs = z
  .array(z.object({ region, id: z.string().check(z.maxLength(2_048)) }))
  .check(z.minLength(1), z.maxLength(200));

/** The older and the newer of two kept scans, by id. */
const scanPair = { old: words, new: words };

export const CALLS = {
  /** The finished scans of the source that are kept, newest first. */
  listScans: call<KeptScan[]>(),
  /** Opens one side of a comparison, a file after the user has named it; null if the user cancelled. */
  chooseCompared: fallible<ComparedSide | null>().with(comparedChoice),
  /** What differs between two kept scans, or between one and the side that was chosen last. */
  compareScans: fallible<Difference>().with(z.object(scanPair)),
  /** Asks where to save what differs and writes; `value` is the file's name, or null if the user cancelled. */
  exportChanges: fallible<{ file: string } | null>().with(
    z.object({ ...scanPair, format: z.enum(CHANGES_FORMAT_NAMES) }),
  ),
  /** Looks for changes of it in every scan from now on; a saved view of the same name takes the place of the other. */
  watch: call().with(watchedSchema),
  unwatch: call().with(watchedSchema),
  /** Empties the list of what was noticed. */
  clearNoticed: call(),
  /**
   * Starts a scan of all regions, or of some; `shown`: the models that the window shows, for the setting of access checks.
   * Asking again while one runs does nothing.
   */
  rescan: fallible().with(
    z.optional(z.array(region).check(z.maxLength(200))),
    z.optional(z.array(z.string().check(z.maxLength(2_048))).check(z.maxLength(MAX_RECORDS))),
  ),
  cancelScan: call(),
  /** The code of an MFA device that `connection.asksCode` asks for; null: the user does not want to. */
  answerCode: call().with(z.nullable(mfaCode)),
  /**
   * Signs in to IAM Identity Center, for the profile in use if none is named; `sign-in` events tell how it goes, and of a
   * failure. Settles at its end.
   */
  signIn: call().with(z.optional(signInTarget)),
  /** Has the sign-in under way go on with a code that the user types. */
  signInByCode: call(),
  /** Has the system's browser show the page of the sign-in once more; false: it could not. */
  openSignInPage: call<boolean>(),
  /** Ends the sign-in, or puts away what is shown of it. */
  cancelSignIn: call(),
  /** Ends the session of the profile in use; a notice says what came of it. */
  signOut: call(),
  /** Shows the accounts of the session that the profile in use rests on; `sign-in` events tell. */
  chooseRole: call(),
  /** The accounts and, of one, the roles of the session that was signed in to or chosen last. */
  ssoAccounts: fallible<SsoAccounts>(),
  ssoRoles: fallible<SsoRole[]>().with(accountId),
  /** Writes a profile for an account and a role of that session into the AWS config file, and chooses it. */
  addSsoProfile: fallible().with(newProfile),
  /** Chooses an account and a role of that session until the app closes; nothing is written. */
  takeRoleOnce: fallible().with(roleOnce),
  /** The user name and password that a `proxy-question` event asks for; null: the user does not want to. */
  answerProxy: call().with(proxyLogin),
  /** The file of certificates that is trusted besides, by its name, or empty; after the user has named another, or removed it. */
  certificateFile: fallible<string>().with(z.enum(['name', 'choose', 'remove'])),
  /** Walks the way to AWS step by step; `connection-test` events tell. Settles at its end. */
  testConnection: call(),
  cancelTest: call(),
  /** How AWS is reached, as it is in effect, and what says so; AWS is not asked. */
  effectiveSettings: call<EffectiveSetting[]>(),
  measureLatency: call(),
  /** The network that requests leave by now; null: it cannot be told. AWS is not asked. */
  currentNetwork: call<Network | null>(),
  /**
   * The last kept scans of several profiles as one snapshot, after new scans of them with `scan`: how these go is told by
   * `accounts` events. Null if the user cancelled.
   */
  showAccounts: fallible<AccountsView | null>().with(
    z.object({ profiles: z.array(profile).check(z.minLength(1), z.maxLength(100)), scan: z.boolean() }),
  ),
  cancelAccounts: call(),
  /** The code that the progress of that profile asks for, as in `answerCode`. */
  answerAccountCode: call().with(profile, z.nullable(mfaCode)),
  /** Asks where to save and writes the accounts that were shown last, or a part of their matrix, as `exportMatrix` does. */
  exportAccounts: fallible<{ file: string } | null>().with(
    z.enum(EXPORT_FORMAT_NAMES),
    z.optional(exportView),
  ),
  /**
   * Tries access to the ids that the last scan listed, after the user has confirmed what is sent; what comes is told by
   * events. Three calls each: for the median.
   */
  proveAccess: fallible().with(wantedProofs, z.union([z.literal(1), z.literal(3)])),
  /** Asks the access of one listed model in one region: one call, after which its own facts say when. The lists stay. */
  checkModel: fallible().with(region, modelId),
  /** What the account itself has in the region, read now; a list that is denied is a failure in its place. */
  listOwnModels: fallible<OwnModels>().with(region),
  /** Reads the public price list of the regions; what comes is told by `pricing` events, what fails as the value. */
  fetchPrices: fallible<Failure[]>().with(z.array(region).check(z.maxLength(200))),
  /** Reads the account's quotas in the regions, in the same way. */
  fetchQuotas: fallible<Failure[]>().with(z.array(region).check(z.maxLength(200))),
  /** Asks for an offer file of the price list and keeps its rows; a notice says what was taken, or why nothing was. */
  importPrices: call(),
  /**
   * Asks where to save and writes; `value` is the file's name, or null if the user cancelled. What the cells of a table
   * hold, and the part of the matrix: all by default.
   */
  exportMatrix: fallible<{ file: string } | null>().with(
    z.enum(EXPORT_FORMAT_NAMES),
    z.optional(z.enum(CELL_MODE_NAMES)),
    z.optional(exportView),
  ),
  /** Puts the file among the recent ones if it is an export. The window passes a `File`, of which the preload takes the path. */
  rememberFile: call().with(z.string().check(z.maxLength(4_096))),
  /** Asks for an exported file and reads it; null if the user cancelled. */
  openFile: fallible<OpenedFile | null>(),
  /** Switches to another AWS profile (null: the default chain) or to the sample data. */
  chooseSource: call().with(sourceChoice),
  /** Keeps an API key under a name, in place of one of that name. No call and no event gives it back. */
  addApiKey: fallible<ApiKeyFacts>().with(
    z.strictObject({
      key: z.string().check(z.maxLength(2 * MAX_API_KEY_LENGTH)),
      name: z.string().check(z.maxLength(MAX_API_KEY_NAME_LENGTH)),
      /** Where the key does not say it. */
      region: z.exactOptional(region),
    }),
  ),
  /** Whether a key that is given now is still there at the next start: asks the system's keychain. */
  keepsApiKeys: call<boolean>(),
  /** Removes the key; the source in use is another then. */
  forgetApiKey: call().with(apiKeyId),
  /** Parts of the kept view that could not be read, in words: the file is kept, and the user is told. Once a start. */
  keepDamagedView: call().with(z.array(words).check(z.maxLength(10))),
  saveSettings: call().with(changeSchema()),
  /** Where Bedrock is asked in single Regions. */
  regionEndpoints: call<RegionEndpoints>(),
  /** Asks there from now on, after the user has confirmed hosts that are not AWS's; false: the user did not. */
  saveEndpoints: fallible<boolean>().with(regionEndpoints),
  /** Keeps the window's own state for its next start: JSON that only the window reads. */
  keepView: call().with(viewText),
  copyText: fallible().with(z.string().check(z.maxLength(100_000))),
  /** Puts what a report of a fault needs on the clipboard, as the menu Help does. */
  copyDiagnostics: fallible(),
  /** Writes a fault of a view into the log, from where the diagnostics have it. */
  noteFault: call().with(z.string().check(z.maxLength(MAX_FAULT_LENGTH))),
  /** Keeps the application menu true. */
  showInMenu: call().with(menuState),
  appInfo: call<AppInfo>(),
  /** Shows the file that was saved last in the system's file manager. */
  showSaved: fallible(),
  /** Opens the licenses of the software in the app, in the system's text viewer. */
  showLicenses: call(),
  /** Asks the release page for a newer version; a notice says what it found. */
  checkForUpdates: call(),
  /** Downloads the newer version, or opens the release page where the app does not install it. */
  downloadUpdate: call(),
  /** The first frame is on the screen: what it does not need can begin. */
  shown: call(),
} satisfies CallsTable;

/** What the derivations need of a table, so that a test can add an entry. */
export type CallsTable = Record<string, Call<z.ZodMiniType<unknown[]>, unknown>>;

/** The calls of a table as functions. */
export type CallsOf<Table extends CallsTable> = {
  [Name in keyof Table]: (
    ...args: z.output<Table[Name]['args']> extends infer Args extends unknown[] ? Args : never
  ) => Promise<Table[Name] extends Call<z.ZodMiniType<unknown[]>, infer Answer> ? Answer : never>;
};

/** The calls as they arrive in the main process. */
export type AtlasCalls = CallsOf<typeof CALLS>;

/** What the window calls. Failures are values; a promise rejects only for a fault of the app. */
export interface AtlasApi extends Omit<AtlasCalls, 'rememberFile'> {
  /** `file`: a `File` that the user dropped; the window never learns its path. */
  rememberFile(file: { readonly name: string }): Promise<void>;
  /** Delivers batches of events in order, at most one batch a frame; the first holds the whole state. */
  subscribe(listener: (events: AppEvent[]) => void): () => void;
}

/** What the preload puts into the window: events as JSON, since every value that crosses is copied member by member. */
export interface AtlasBridge extends Omit<AtlasApi, 'subscribe'> {
  subscribe(listener: (eventsJson: string) => void): () => void;
}
