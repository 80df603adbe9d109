/** What a document of version 1 must look like to be read; docs/export.schema.json says the same to other programs. */
import type { ExportDocument } from './export-format.ts';

/** Whether the value can be read without surprises: every member that is used has its type. */
export function isDocument(value: unknown): value is ExportDocument {
  if (!isRecord(value) || value.format !== 'bedrock-atlas/matrix' || value.version !== 1) return false;
  const { generatedAt, generator, source, regions, models } = value;
  return (
    isText(generatedAt) &&
    isRecord(generator) &&
    isText(generator.version) &&
    isSource(source) &&
    isMapOf(regions, isRegion) &&
    isMapOf(models, (each) => isMapOf(each, isModel)) &&
    Object.entries(models as Record<string, Record<string, { modelId: string }>>).every(
      ([region, ofRegion]) =>
        Object.hasOwn(regions as object, region) &&
        Object.entries(ofRegion).every(([id, model]) => model.modelId === id),
    )
  );
}

type Check = (value: unknown) => boolean;

function isSource(value: unknown): boolean {
  return (
    isRecord(value) &&
    (value.kind === 'aws' || value.kind === 'sample') &&
    isText(value.partition) &&
    isOptional(value.profile, isText)
  );
}

const STATES = ['ok', 'partial', 'failed', 'denied', 'not-enabled', 'not-scanned'];

function isRegion(value: unknown): boolean {
  return (
    isRecord(value) &&
    STATES.includes(value.state as string) &&
    typeof value.stale === 'boolean' &&
    isOptional(value.scannedAt, isText) &&
    isOptional(value.error, (error) => isRecord(error) && isText(error.kind) && isText(error.message)) &&
    isOptional(value.latency, isLatency) &&
    isOptional(value.incomplete, isListOf(isText))
  );
}

function isLatency(value: unknown): boolean {
  return (
    isRecord(value) &&
    [value.medianMs, value.p90Ms, value.minMs, value.samples].every(Number.isFinite) &&
    isText(value.measuredAt)
  );
}

const TEXTS = ['modelArn', 'modelName', 'providerName'];
const LISTS_OF_TEXTS = [
  'inputModalities',
  'outputModalities',
  'customizationsSupported',
  'inferenceTypesSupported',
];

function isModel(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value.modelId) &&
    TEXTS.every((name) => isOptional(value[name], isText)) &&
    LISTS_OF_TEXTS.every((name) => isOptional(value[name], isListOf(isText))) &&
    isOptional(value.modelLifecycle, (each) => isMapOf(each, () => true)) &&
    isListOf(isProfile)(value.referencedByInstanceProfiles) &&
    isListOf(isText)(value.availability) &&
    isMapOf(value.access, isText) &&
    isMapOf(value.promptCaching, isText)
  );
}

function isProfile(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value.inferenceProfileId) &&
    isOptional(value.inferenceProfileArn, isText) &&
    isListOf((each) => isRecord(each) && isText(each.modelArn))(value.models)
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOptional(value: unknown, check: Check): boolean {
  return value === undefined || check(value);
}

function isListOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

/** `__proto__` as a key would not stay a key in the records that are made from it. */
function isMapOf(value: unknown, check: Check): boolean {
  return (
    isRecord(value) && Object.entries(value).every(([name, each]) => name !== '__proto__' && check(each))
  );
}
