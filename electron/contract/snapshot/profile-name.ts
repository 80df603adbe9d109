/** Names of AWS profiles. Pure. */

/** An account number: `aws configure sso` puts it into the names that it proposes. */
const ACCOUNT = /(?<!\d)\d{12}(?!\d)/g;

/** The profile that the environment names, as the AWS CLI reads it; undefined: none. */
export function profileInEnvironment(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return env.AWS_PROFILE || env.AWS_DEFAULT_PROFILE || undefined;
}

/** The text as files may hold it: an account number in it becomes `123456789012`, or what is named. */
export function withoutAccounts(text: string, instead = '123456789012'): string {
  return text.replace(ACCOUNT, instead);
}
