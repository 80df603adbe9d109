/** What travels between the main process and the window; the calls themselves are in calls.ts. */
import type { AccountProgress } from '../accounts/account-progress.ts';
import type { RegionPricing } from '../pricing/region-pricing.ts';
import type { ConnectionStep } from '../reach/connection-test.ts';
import type { SignInState } from '../reach/sign-in-state.ts';
import type { CodeQuestion, CommandWait } from '../reach/waiting.ts';
import type { ScanEvent } from '../scan/scan-event.ts';
import type { SampleApiKey } from '../settings/sample-api-keys.ts';
import type { Settings, SourceChoice } from '../settings/settings.ts';
import type { Failure, IsoTime, Source } from '../snapshot/model.ts';
import type { Noticed, Watched } from '../watch/watched.ts';
import type { ApiKeyFacts } from './api-key.ts';
import type { CommandName } from './commands.ts';

/** What the app runs on and where its facts are from, for About. */
export interface AppInfo {
  version: string;
  electron: string;
  chrome: string;
  node: string;
  platform: string;
  /** True when the fallback runtime of an older Electron is used. */
  fallbackRuntime: boolean;
}

export type { CodeQuestion, CommandWait } from '../reach/waiting.ts';

/** How a profile gets its credentials, in AWS's words; `settings alone`: not at all. */
export type ProfileKind =
  | 'IAM Identity Center'
  | 'aws login'
  | 'role'
  | 'role with MFA'
  | 'web identity'
  | 'instance role'
  | 'credential process'
  | 'access key'
  | 'settings alone';

/** A login session of this computer, which the AWS CLI and the SDKs share. Without a time there is none. */
export interface LoginSession {
  validUntil?: IsoTime;
  /** It goes on by itself when that time has come, as long as its portal allows it. */
  isRenewable?: true;
}

/** What the AWS files say of a profile; the account stays in the window. */
export interface ProfileFacts {
  name: string;
  kind: ProfileKind;
  account?: string;
  role?: string;
  region?: string;
  /** Absent: the profile rests on no login. */
  session?: LoginSession;
  /** It rests on a session of IAM Identity Center, its own or one of its source profiles: the app itself can sign in. */
  canSignIn?: true;
  /** The command that opens the session where the app cannot. */
  login?: string;
  /** In no file: it is there until the app closes. */
  isOnce?: true;
  /** Why it cannot be used. */
  problem?: string;
}

/** A proxy wants a user name and password. */
export interface ProxyQuestion {
  /** Scheme, host and port. */
  proxy: string;
  /** What the proxy calls the place that asks. */
  realm?: string;
  /** What was sent before was not accepted. */
  isRefused: boolean;
}

/** What was found when the app looked for AWS credentials; names and places only, never a value. */
export interface ConnectionState {
  /** `looking`: credentials are being looked for; nothing is known yet, so nothing is claimed. */
  status: 'looking' | 'connected' | 'no-credentials';
  source: Source;
  /** The API key that is used in place of any profile: AWS_BEARER_TOKEN_BEDROCK, one that the user gave (by its id), or one of the sample's. Absent: none. */
  apiKey?: 'environment' | SampleApiKey | { given: string };
  /** AWS_BEARER_TOKEN_BEDROCK is set, so that no profile is used. */
  hasEnvironmentKey?: boolean;
  /** Of the account in use, as IAM says it; absent: not known. Kept nowhere. */
  accountAlias?: string;
  /** How many Regions a scan asks where the user chose them; absent: all of the partition. */
  chosenRegions?: number;
  profiles: string[];
  /** Of the same profiles; absent: not read yet. */
  profileFacts?: readonly ProfileFacts[];
  /** Where credentials were looked for, in words, with what was found. */
  lookedFor: { place: string; found: string }[];
  /** The command that opens the session of the profile in use again; absent: it rests on none. */
  login?: string;
  /** The session is one of IAM Identity Center: the app itself can sign in. */
  canSignIn?: true;
  failure?: Failure;
  /** Absent: nothing is waited for. */
  waitsFor?: CommandWait;
  /** Absent: no code is asked for. */
  asksCode?: CodeQuestion;
}

/** What can be chosen besides the profiles of the AWS files, and what was chosen last. */
export interface KnownSources {
  /** The newest first. */
  recent: readonly SourceChoice[];
  apiKeys: readonly ApiKeyFacts[];
}

/** A message to the user that stays until it is dismissed: what failed, what was saved or copied, or anything else. */
export type Notice =
  | { kind: 'problem'; failure: Failure }
  /** `isFile`: it can be shown in its folder, as long as nothing is saved after it. */
  | { kind: 'saved' | 'info'; message: string; nextStep?: string; isFile?: true };

/** Everything the main process tells the window, by one road and in order. */
export type AppEvent =
  | { type: 'scan'; event: ScanEvent }
  /** Prices and quotas of these regions, in place of what was known of them. */
  | { type: 'pricing'; regions: RegionPricing[] }
  /** How the scans of several accounts go, all of them. */
  | { type: 'accounts'; progress: AccountProgress[] }
  | { type: 'connection'; connection: ConnectionState }
  | { type: 'sources'; sources: KnownSources }
  /** A proxy asks who the user is; null: none does any more. */
  | { type: 'proxy-question'; question: ProxyQuestion | null }
  /** How the connection test goes, all steps. */
  | { type: 'connection-test'; steps: readonly ConnectionStep[] }
  /** How the sign-in to IAM Identity Center goes; null: there is none. */
  | { type: 'sign-in'; signIn: SignInState | null }
  | { type: 'settings'; settings: Settings }
  /** The view as the window kept it last, once a start: see `keepView`. */
  | { type: 'view'; text: string }
  | { type: 'notice'; notice: Notice }
  /** What is watched and what was noticed of it, in place of what was told before. */
  | { type: 'watching'; watched: readonly Watched[]; noticed: readonly Noticed[] }
  /** The user followed a notification of the system. */
  | { type: 'follow'; noticed: Noticed }
  | { type: 'command'; command: MenuCommand }
  /** A file that the user chose in a menu of the system. */
  | { type: 'opened'; file: OpenedFile }
  /** A link to a view that the system handed to the app: as it came, to be read with care. */
  | { type: 'link'; link: string };

/** What a menu item asks of the window. */
export type MenuCommand = CommandName;

/** A file that the user opened; the window never names a path. */
export interface OpenedFile {
  /** Without its folder. */
  name: string;
  text: string;
}

/** Longest fault of a view, in characters: an error with its stack. */
export const MAX_FAULT_LENGTH = 4_000;

export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };
