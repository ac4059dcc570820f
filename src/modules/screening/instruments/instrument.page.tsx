import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import { ButtonRow, Confirm, Facts, LinkButton, Notice, Page, Section } from '#platform/ui/index.ts';
import { VersionState } from './instrument-list.page.tsx';
import { BandTable, OverallList, SectionSheet } from './instrument-sheet.tsx';
import type { Version } from './instruments.queries.ts';
import { t } from './texts.ts';
import { languageOf, say } from './words.ts';

type Props = {
  version: Version;
  /** May the reader go to the list? */
  keeps: boolean;
};

/** One version, as whoever asks will read it. */
export function InstrumentPage({ version, keeps }: Props) {
  const { id, instrument, title, kind, withdrawn_at, municipality, used, mine, others } = version;
  return (
    <Page
      title={title}
      lead={t.sheetLead()}
      trail={[{ href: '/screening', label: t.trail() }, ...(keeps ? [{ href: '/screening/instruments', label: t.title() }] : [])]}
      action={
        <LinkButton href={`/screening/instruments/${id}/try`} variant="primary">
          {t.tryIt()}
        </LinkButton>
      }
    >
      {withdrawn_at && <Notice kind="waiting">{t.withdrawnAt({ when: formatWhen(withdrawn_at) })}</Notice>}
      <Facts
        items={[
          { term: t.colState(), value: <VersionState withdrawnAt={withdrawn_at} /> },
          { term: t.colVersion(), value: version.version },
          { term: t.colKind(), value: t[kind]() },
          { term: t.municipality(), value: municipality ?? t.fromSamfrid() },
          { term: t.loadedBy(), value: version.loaded_by },
          { term: t.loadedAt(), value: municipality && formatDate(version.loaded_at) },
          { term: t.colUsed(), value: used.length > 0 ? used.join(', ') : t.notUsed() },
        ]}
      />
      <div class="items" lang={languageOf(instrument)}>
        <Facts
          items={[
            { term: t.purpose(), value: say(instrument.purpose) },
            { term: t.source(), value: say(instrument.source) },
            { term: t.owner(), value: instrument.licence.owner },
            { term: t.licence(), value: say(instrument.licence.note) },
          ]}
        />
        <Section title={t.before()}>
          <p class="said">{say(instrument.intro)}</p>
        </Section>
        {instrument.sections.map((section, i) => (
          <SectionSheet instrument={instrument} section={section} number={i + 1} />
        ))}
        {instrument.kind === 'scored' ? <BandTable instrument={instrument} /> : <OverallList instrument={instrument} />}
      </div>
      {others.length > 0 && (
        <Section title={t.otherVersions()}>
          <ul>
            {others.map((other) => (
              <li>
                <a href={`/screening/instruments/${other.id}`}>{other.version}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {keeps && (
        <ButtonRow>
          <LinkButton href={`/screening/instruments/${id}/file`}>{t.fetch()}</LinkButton>
          {mine && !withdrawn_at && (
            <Confirm
              label={t.withdraw()}
              question={[t.withdrawSure(), used.length > 0 && t.withdrawUsed()].filter(Boolean).join(' ')}
              yes={t.withdrawYes()}
              action={`/screening/instruments/${id}/withdraw`}
            />
          )}
        </ButtonRow>
      )}
    </Page>
  );
}
