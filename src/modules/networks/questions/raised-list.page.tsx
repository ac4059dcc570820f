import { filled } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { addressWith, ButtonRow, Empty, Filters, LinkButton, Page, Pager, Select, Table } from '#platform/ui/index.ts';
import { t as menu } from '../texts.ts';
import { levels } from './raise-question.ts';
import { type RaisedFilter, type RaisedQuestion, raisedStates } from './raised.queries.ts';
import { RaisedMark, sayRaisedTitle } from './raised-list.tsx';
import { t } from './texts.ts';

type Props = { raised: readonly RaisedQuestion[]; filter: RaisedFilter; pages: number; waiting: number };

export function RaisedListPage({ raised, filter, pages, waiting }: Props) {
  const narrowed = filter.state !== null || filter.level !== null;
  return (
    <Page
      title={t.raisedTitle()}
      lead={waiting > 0 ? `${t.raisedLead()} ${t.raisedWaits({ n: waiting })}` : t.raisedLead()}
      trail={[{ href: '/networks', label: menu.menu() }]}
      action={
        raised.length > 0 && (
          <ButtonRow>
            <LinkButton href={addressWith({ format: 'xlsx' })}>Excel</LinkButton>
            <LinkButton href={addressWith({ format: 'csv' })}>CSV</LinkButton>
          </ButtonRow>
        )
      }
      wide
    >
      <Filters clear="/networks/raised">
        <Select
          name="state"
          label={t.state()}
          empty={t.anyState()}
          options={raisedStates.map((value) => ({ value, label: value === 'waiting' ? t.waiting() : t.gotAnswer() }))}
          form={filled({ state: filter.state ?? '' })}
        />
        <Select
          name="level"
          label={t.level()}
          empty={t.anyState()}
          options={levels.map((value) => ({ value, label: sayLevel(value) }))}
          form={filled({ level: filter.level ?? '' })}
        />
      </Filters>
      <Table
        caption={t.raisedTitle()}
        captionHidden
        columns={[
          { label: t.colQuestion() },
          { label: t.colNetwork() },
          { label: t.colTo() },
          { label: t.colState() },
          { label: t.colRaised() },
        ]}
        rows={raised.map((one) => [
          <a href={`/networks/raised/${one.id}`}>{sayRaisedTitle(one)}</a>,
          one.network,
          `${one.addressee} (${sayLevel(one.level).toLowerCase()})`,
          <RaisedMark raised={one} />,
          formatDate(one.raised_at),
        ])}
        empty={narrowed ? <Empty title={t.raisedNoneSuch()} /> : <Empty title={t.raisedNone()} body={t.raisedNoneBody()} />}
      />
      <Pager page={filter.page} pages={pages} />
    </Page>
  );
}

export const sayLevel = (level: RaisedQuestion['level']): string => (level === 'county' ? t.county() : t.state_());
