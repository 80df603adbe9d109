/** What credentials wait for that only the user can bring on. */

/** A command of a profile (credential_process) that is waited for. */
export interface CommandWait {
  /** Whose command it is. */
  profile: string;
  sinceEpochMs: number;
  /** The last line on its stderr, without secrets: perhaps what it asks for. */
  said?: string;
}

/** A role wants the code of an MFA device. */
export interface CodeQuestion {
  /** Whose role it is. */
  profile: string;
  /** The device's name, without the account. */
  device: string;
}
