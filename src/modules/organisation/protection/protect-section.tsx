import { Confirm, Section, Select } from '#platform/ui/index.ts';
import { protectionGrounds, strengths } from './protect-person.ts';
import { t } from './texts.ts';
import { protectionGround, strengthName } from './words.ts';

/** On a person's page, for those who protect: what marking her means, and the mark itself. */
export const ProtectSection = ({ person }: { person: string }) => (
  <Section title={t.protectTitle()} lead={t.protectLead()}>
    <Confirm
      label={t.protectLabel()}
      question={t.protectQuestion()}
      yes={t.protectYes()}
      variant="primary"
      action={`/organisation/people/${person}/protect`}
    >
      <Select
        name="strength"
        label={t.strength()}
        required
        options={strengths.map((value) => ({ value, label: strengthName(value) }))}
      />
      <Select
        name="ground"
        label={t.protectGround()}
        required
        options={protectionGrounds.map((value) => ({ value, label: protectionGround(value) }))}
      />
    </Confirm>
  </Section>
);
