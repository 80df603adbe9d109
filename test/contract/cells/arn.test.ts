import { describe, expect, it } from 'vitest';
import { hidesAccount, maskAccounts } from '../../../electron/contract/snapshot/account-numbers.ts';

describe('account numbers in ARNs', () => {
  it.each([
    [
      'arn:aws:bedrock:eu-west-1:999988887777:application-inference-profile/abc',
      'arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/abc',
    ],
    ['arn:aws-us-gov:iam::999988887777:role/x', 'arn:aws-us-gov:iam::123456789012:role/x'],
    [
      '"arn:aws:iam::111122223333:a","arn:aws:iam::444455556666:b"',
      '"arn:aws:iam::123456789012:a","arn:aws:iam::123456789012:b"',
    ],
  ])('of %s are hidden', (text, expected) => {
    expect(maskAccounts(text)).toBe(expected);
  });

  it.each(['arn:aws:bedrock:eu-west-1::foundation-model/a.b', 'the number 999988887777 alone', ''])(
    'are all that changes: %j stays',
    (text) => {
      expect(maskAccounts(text)).toBe(text);
    },
  );

  it('can be told from those that AWS gave', () => {
    const arn = 'arn:aws:bedrock:eu-west-1:999988887777:application-inference-profile/abc';
    expect(hidesAccount(arn)).toBe(false);
    expect(hidesAccount(maskAccounts(arn))).toBe(true);
  });
});
