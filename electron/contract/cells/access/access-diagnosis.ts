/**
 * What the four fields of GetFoundationModelAvailability mean together, and what to do next. AWS documents the fields by
 * name only; the steps are from its page "Request access to models"
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html, read 2026-11-24).
 */
import { defined, own } from '../../defined.ts';
import type { AccessFacts, AccessStatus, ModelId, UseCaseForm } from '../../snapshot/model.ts';
import { ACCESS_FIELDS, type AccessField, accessStatusOf, verdictOf } from './access-status.ts';
import type { RetentionBlock } from './data-retention.ts';

/** One field: what AWS said and what that means. */
export interface AccessFinding {
  field: AccessField;
  /** As AWS gave it; absent: not asked or not answered. */
  value?: string;
  verdict: AccessStatus;
  meaning: string;
  /** What to do about it; only where something can be done. */
  nextStep?: string;
}

/** What else is known of the account. */
export interface AccessContext {
  retention?: RetentionBlock | undefined;
  /** Anthropic's form; undefined: not known. */
  form?: UseCaseForm | undefined;
}

/** One thing that blocks the account. */
export interface AccessReason {
  kind: AccessField | 'data-retention';
  message: string;
}

export interface AccessDiagnosis {
  /** The same as `accessStatusOf`. */
  status: AccessStatus;
  /** Why, in a sentence: the first field of `findings` that decides. */
  reason: string;
  /** Absent when nothing is to be done. */
  nextStep?: string;
  /** How far the verdict can be trusted. */
  note: string;
  /** All four fields: region first, because nothing else helps where the region is closed. */
  findings: AccessFinding[];
  /** Everything that blocks; empty unless the status is `blocked`. */
  reasons: AccessReason[];
}

const NOTE: Record<AccessStatus, string> = {
  allowed:
    'Not blocked is not the same as works: IAM policies, service control policies, quotas and a first subscription are not part of these fields, and calls have failed with all four positive.',
  blocked: 'The fields are those of the last check. A change can take some minutes: rescan to see it.',
  unknown: 'Nothing speaks for or against a call: it may work or not.',
};

/** The diagnosis for any facts, also none; `modelId` tells models of Anthropic, which ask for a form. */
export function diagnoseAccess(
  facts: AccessFacts | undefined,
  modelId: ModelId,
  { retention, form }: AccessContext = {},
): AccessDiagnosis {
  const byFields = accessStatusOf(facts);
  const findings = ACCESS_FIELDS.map((field) => findingOf(field, facts?.[field], modelId, form));
  const reasons: AccessReason[] = findings.flatMap(({ field, verdict, meaning }) =>
    verdict === 'blocked' ? [{ kind: field, message: meaning }] : [],
  );
  if (retention !== undefined) reasons.push({ kind: 'data-retention', message: retention.message });
  const status = accessStatusOf(facts, retention);
  // What a field says stands first: the mode helps nobody whom the fields block.
  const isByRetention = retention !== undefined && byFields !== 'blocked';
  const cause = isByRetention
    ? { reason: retention.message, nextStep: retention.nextStep }
    : causeOf(byFields, facts, findings);
  return { status, note: NOTE[status], findings, reasons: status === 'blocked' ? reasons : [], ...cause };
}

function causeOf(
  status: AccessStatus,
  facts: AccessFacts | undefined,
  findings: readonly AccessFinding[],
): { reason: string; nextStep?: string } {
  if (facts === undefined) {
    return { reason: 'The access was not checked.', nextStep: 'Rescan with access checks.' };
  }
  if (facts.failure !== undefined) {
    const { kind, message, nextStep } = facts.failure;
    return {
      reason: `Access is not known: ${message}`,
      nextStep: kind === 'denied' ? CHECK_DENIED : nextStep,
    };
  }
  const deciding = findings.find((finding) => finding.verdict === status);
  if (status === 'allowed' || deciding === undefined) {
    return { reason: 'All four fields are positive: nothing that AWS reports here blocks the account.' };
  }
  const { meaning, nextStep } = deciding;
  return { reason: meaning, ...defined({ nextStep }) };
}

const CHECK_DENIED =
  'Allow bedrock:GetFoundationModelAvailability for these credentials, or ask an administrator; the model itself may be open.';

const MARKETPLACE =
  'the role needs aws-marketplace:Subscribe, aws-marketplace:Unsubscribe and aws-marketplace:ViewSubscriptions, and the account a valid payment method';

const SEND_FORM = 'once for the account or its organization (Bedrock console, Model catalog)';
const FORM_STEPS = {
  unknown: `Submit use case details for Anthropic models ${SEND_FORM}. If they were submitted: ${MARKETPLACE}.`,
  never: `Use case details for Anthropic models were never submitted: submit them ${SEND_FORM}.`,
  sent: `Use case details for Anthropic models were submitted. What may be missing: ${MARKETPLACE}.`,
};
const FORM_ALSO = {
  unknown: 'Anthropic models also need use case details, submitted once.',
  never: 'Anthropic models also need use case details, submitted once; they never were.',
};

interface Meaning {
  meaning: string;
  nextStep?: string | ((modelId: ModelId, form: UseCaseForm | undefined) => string);
}

const MEANINGS: Record<AccessField, Readonly<Record<string, Meaning>>> = {
  region: {
    AVAILABLE: { meaning: 'The model is offered to the account in this Region.' },
    NOT_AVAILABLE: {
      meaning: 'The model is not offered to the account in this Region.',
      nextStep:
        'Check that the Region is enabled for the account (AWS Account settings, AWS Regions), or call the model from another Region.',
    },
  },
  authorization: {
    AUTHORIZED: { meaning: 'The account is authorized for the model.' },
    NOT_AUTHORIZED: {
      meaning: 'The account is not authorized for the model.',
      nextStep: (modelId, form) =>
        isAnthropic(modelId)
          ? FORM_STEPS[form ?? 'unknown']
          : 'Open the model in the Bedrock console (Model catalog): some models are given to chosen accounts only. Ask AWS Support or your AWS contact for access.',
    },
  },
  entitlement: {
    AVAILABLE: { meaning: 'The account is entitled to the model.' },
    NOT_AVAILABLE: {
      meaning: 'The account is not entitled to the model: there is no subscription to it.',
      nextStep: `Subscribe by opening the model in the Bedrock console (Model catalog); ${MARKETPLACE}.`,
    },
  },
  agreement: {
    AVAILABLE: { meaning: 'The agreement for the model is there.' },
    PENDING: {
      meaning: 'The agreement for the model is being processed.',
      nextStep: 'This can take up to 15 minutes. Then rescan.',
    },
    NOT_AVAILABLE: {
      meaning: 'The account has not accepted the agreement for the model.',
      nextStep: (modelId, form) =>
        `Accept the terms by opening the model in the Bedrock console (Model catalog); ${MARKETPLACE}.${
          isAnthropic(modelId) && form !== 'sent' ? ` ${FORM_ALSO[form ?? 'unknown']}` : ''
        }`,
    },
    ERROR: {
      meaning: 'AWS could not say whether the agreement for the model is there.',
      nextStep: `Rescan. If it stays, open the model in the Bedrock console (Model catalog); ${MARKETPLACE}.`,
    },
  },
};

function findingOf(
  field: AccessField,
  value: string | undefined,
  modelId: ModelId,
  form: UseCaseForm | undefined,
): AccessFinding {
  const verdict = verdictOf(field, value);
  if (value === undefined) {
    return { field, verdict, meaning: `AWS gave no answer about the ${field}.` };
  }
  const known = own(MEANINGS[field], value);
  if (known === undefined) {
    return {
      field,
      value,
      verdict,
      meaning: `AWS answered "${value}" about the ${field}, a word that this version does not know.`,
      nextStep: 'Look at the model in the Bedrock console (Model catalog).',
    };
  }
  const { meaning, nextStep } = known;
  const step = typeof nextStep === 'function' ? nextStep(modelId, form) : nextStep;
  return { field, value, verdict, meaning, ...defined({ nextStep: step }) };
}

/** By the provider in the id, as every id of ListFoundationModels begins with it. */
function isAnthropic(modelId: ModelId): boolean {
  return modelId.startsWith('anthropic.');
}
