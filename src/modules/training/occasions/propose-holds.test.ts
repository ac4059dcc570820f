import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { apportion } from './propose-holds.ts';
import { day, occasionForm, plannedCourse } from './test-help.ts';

const ground = await openTown();

test('seats are shared out in proportion, whole, and nobody gets more than they have people', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 6 }), (pot, weights) => {
      const shares = apportion(pot, weights);
      const sum = weights.reduce((a, b) => a + b, 0);
      expect(shares.reduce((a, b) => a + b, 0)).toBe(Math.min(pot, sum));
      shares.forEach((share, i) => {
        expect(share).toBeLessThanOrEqual(weights[i]!);
        if (sum > pot) expect(Math.abs(share - (pot * weights[i]!) / sum)).toBeLessThan(1);
      });
    }),
  );
});

test('holds are proposed from coverage: a quarter of the seats to those furthest behind, and nothing is saved', async () => {
  const { town, planner, course } = await plannedCourse(ground);
  const school = await town.newAdministration('Skolförvaltningen', 'school');
  const unit = await town.newUnit('Skolan', school);
  await town.people(6, { unit });
  await town.people(2);
  const group = randomUUID();
  await town.owner(`insert into training.target_group (id, organisation_id, name) values ($1, $2, 'Alla')`, [group, town.id]);
  await town.owner('insert into training.target_rule (group_id, unit_id) values ($1, $2)', [group, town.id]);
  const form = occasionForm(town, course, { press: 'propose' });
  const before = await planner.post('/training/occasions/new', form);
  expect(before.text).toContain('Täckningen visar inte att någon ligger efter.');
  await town.owner(`insert into training.course_target (course_id, group_id, share, due_on) values ($1, $2, 1, '2027-01-01')`, [
    ...[course, group],
  ]);
  const page = await planner.post('/training/occasions/new', form);
  expect(page.status).toBe(200);
  expect(page.text).toContain('Förslaget bygger på hur många som saknar kursen');
  // Six of the school's and three of the care's (the planner works there too) lack it: five seats become three and two.
  expect(page.text).toMatch(new RegExp(`name="hold1_for"[^]*?value="${school}" selected`));
  expect(page.text).toMatch(/name="hold1_seats"[^>]*value="3"/);
  expect(page.text).toMatch(new RegExp(`name="hold2_for"[^]*?value="${town.administration}" selected`));
  expect(page.text).toMatch(/name="hold2_seats"[^>]*value="2"/);
  expect(page.text).toMatch(new RegExp(`name="hold_release"[^>]*value="${day(16)}"`));
  expect(await town.owner('select 1 from training.occasion where id = $1', [form.id])).toEqual([]);
});

test('a centre has nothing below it: holds are proposed among the administrations of the municipalities it invites', async () => {
  const [region, centre, course, group] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await ground.owner(
    `insert into organisation.organisation (id, parent_id, kind, name, code) values ($1, null, 'region', 'Region Prov', $3), ($2, $1, 'centre', 'Kunskapscentrum', null)`,
    [region, centre, `r${region.slice(0, 6)}`],
  );
  const [invited, other] = [await ground.municipality({ above: region }), await ground.municipality({ above: region })];
  await invited.people(4);
  await other.people(9);
  await ground.owner(
    `insert into training.course (id, organisation_id, title, level, published_at) values ($1, $2, 'Länskursen', 'basic', now())`,
    [...[course, centre]],
  );
  await ground.owner(`insert into training.target_group (id, organisation_id, name) values ($1, $2, 'Länet')`, [group, region]);
  await ground.owner(`insert into training.target_rule (group_id, sector) values ($1, 'elderly_care')`, [group]);
  await ground.owner(`insert into training.course_target (course_id, group_id, share, due_on) values ($1, $2, 1, '2027-01-01')`, [
    ...[course, group],
  ]);
  const planner = await invited.person({ unit: centre, roles: { course_planner: centre, regional_lead: region } });
  const propose = (audience: Record<string, string>) =>
    planner.post(
      '/training/occasions/new',
      occasionForm(invited, course, { organiser_id: centre, audience_own: centre, press: 'propose', ...audience }),
    );
  const one = await propose({ audience_county: invited.id });
  expect(one.text).toMatch(new RegExp(`name="hold1_for"[^]*?value="${invited.administration}" selected`));
  expect(one.text).toMatch(/name="hold1_seats"[^>]*value="4"/);
  expect(one.text).not.toContain(`value="${other.administration}" selected`);
  const both = await propose({ audience_county: region });
  expect(both.text).toContain(`value="${other.administration}" selected`);
  expect((await propose({})).text).toContain('Täckningen visar inte att någon ligger efter.');
});
