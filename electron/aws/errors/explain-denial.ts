/** Why access was denied: AWS says it only in the text, and the remedy differs. */
import type { Explanation } from './error-table.ts';

interface DenialRule {
  says: RegExp;
  because: string;
  nextStep: string;
}

/** The texts of "Troubleshoot access denied error messages" in the IAM user guide, read 2026-11. */
const RULES: readonly DenialRule[] = [
  {
    says: /service control policy/i,
    because: 'a service control policy of the organization forbids it',
    nextStep:
      'Only the administrators of the organization can allow it. Regions that are allowed are not affected.',
  },
  {
    says: /resource control policy/i,
    because: 'a resource control policy of the organization forbids it',
    nextStep: 'Only the administrators of the organization can allow it.',
  },
  {
    says: /permissions boundary/i,
    because: 'the permissions boundary of this identity does not allow it',
    nextStep: 'Ask the administrator of the account to add it to the boundary.',
  },
  {
    says: /session policy/i,
    because: 'the policy of this session does not allow it',
    nextStep: 'Log in with a role or session that allows bedrock:List* and bedrock:Get*.',
  },
  {
    says: /VPC endpoint policy/i,
    because: 'the policy of the VPC endpoint does not allow it',
    nextStep: 'Ask the owner of the network to allow bedrock:List* and bedrock:Get* on the endpoint.',
  },
  {
    says: /explicit deny/i,
    because: 'a policy of this identity forbids it',
    nextStep: 'Ask the administrator of the account which policy denies it.',
  },
  {
    says: /not authorized to invoke this API operation/i,
    because: 'the Region does not offer this operation to the account',
    nextStep: 'Nothing to do, if the Region does not offer Bedrock; other Regions are not affected.',
  },
];

const NO_ALLOW = {
  because: 'no policy allows it',
  nextStep:
    'Add the managed policy AmazonBedrockReadOnly, or bedrock:List* and bedrock:Get*, to this identity.',
};

/** The denial in words; names the action and the sort of policy where AWS's text does. */
export function explainDenial(message: string): Explanation {
  const action = /perform:? ([a-z0-9-]+:[A-Za-z]+)/.exec(message)?.[1];
  const { because, nextStep } = RULES.find((rule) => rule.says.test(message)) ?? NO_ALLOW;
  const what = action === undefined ? 'Access to Bedrock' : action;
  return { kind: 'denied', message: `${what} is denied{where}: ${because}.`, nextStep };
}
