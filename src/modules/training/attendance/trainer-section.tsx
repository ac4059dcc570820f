import { ButtonRow, LinkButton, Section } from '#platform/ui/index.ts';
import { t } from './texts.ts';

/** On an occasion's page, for who leads it without arranging it: the way to the list of those in the room. */
export function TrainerSection({ occasionId }: { occasionId: string }) {
  const at = `/training/occasions/${occasionId}`;
  return (
    <Section title={t.forTrainers()}>
      <ButtonRow>
        <LinkButton href={`${at}/attendance`} variant="primary">
          {t.note()}
        </LinkButton>
        <LinkButton href={`${at}/participants`}>{t.people()}</LinkButton>
        <LinkButton href={`${at}/list.pdf`}>{t.pdf()}</LinkButton>
      </ButtonRow>
    </Section>
  );
}
