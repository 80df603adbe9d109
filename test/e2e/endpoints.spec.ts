/** The table of addresses by Region in the real window: kept in settings.json, and asked about where a host is not AWS's. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from '../drivers/launch.ts';
import { expectNoViolations, inDialog, QUICK, tellWindow } from '../drivers/window-page.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const AWS = 'https://vpce-0abc.bedrock.eu-west-1.vpce.amazonaws.com';
const STRANGE = 'https://bedrock.corp.example';

test('endpoints of Regions are edited in a dialog, and strange hosts need the answer to another', async () => {
  const userDataDir = tempFolder();
  const { app, page } = await launchApp({ args: QUICK, userDataDir });
  const file = join(userDataDir, 'settings.json');
  const kept = (): unknown =>
    existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).regionEndpoints : undefined;
  const answerWith = (response: number): Promise<void> =>
    app.evaluate(({ dialog }, answer) => {
      const asked: string[] = [];
      Object.assign(globalThis, { asked });
      dialog.showMessageBox = ((...args: unknown[]) => {
        asked.push(JSON.stringify(args.at(-1)));
        return Promise.resolve({ response: answer, checkboxChecked: false });
      }) as unknown as typeof dialog.showMessageBox;
    }, response);
  const asked = (): Promise<string[]> =>
    app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  const dialog = page.getByRole('dialog', { name: 'Endpoints of Regions' });
  const open = async (): Promise<void> => {
    await tellWindow(app, { type: 'command', command: 'endpoints' });
    await dialog.getByRole('button', { name: 'Save' }).waitFor();
  };
  await page.getByRole('button', { name: 'Rescan' }).waitFor();
  await answerWith(0);

  await open();
  await dialog.getByLabel('Region, row 1').fill('eu-west-1');
  await dialog.getByLabel('Address, row 1').fill(AWS);
  await expectNoViolations(page, inDialog);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(kept).toEqual({ 'eu-west-1': AWS });
  expect(await asked()).toEqual([]);

  await open();
  await dialog.getByRole('button', { name: 'Add a Region' }).click();
  await dialog.getByLabel('Region, row 2').fill('us-east-1');
  await dialog.getByLabel('Address, row 2').fill(STRANGE);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.poll(asked).toHaveLength(1);
  expect((await asked())[0]).toContain(`us-east-1: ${STRANGE}`);
  // The user said no: nothing is kept, and nothing that was typed is lost.
  await expect(dialog.getByLabel('Address, row 2')).toHaveValue(STRANGE);
  expect(kept()).toEqual({ 'eu-west-1': AWS });

  await answerWith(1);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(kept).toEqual({ 'eu-west-1': AWS, 'us-east-1': STRANGE });
  await app.close();
});
