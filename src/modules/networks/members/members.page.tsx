import { emptyForm, type FormState } from '#platform/http/form-state.ts';
import { addressWith, ButtonRow, Confirm, Empty, ErrorSummary, LinkButton, Notice, Page, Pager } from '#platform/ui/index.ts';
import type { Network } from '../networks/networks.queries.ts';
import { networkTrail } from '../networks/trail.ts';
import { type Adding, AddMembers, type Which } from './add-members.tsx';
import { type Behind, KeptMembers } from './kept-members.tsx';
import { type Face, PAGE } from './members.queries.ts';
import { sayFunction } from './say-function.ts';
import { t } from './texts.ts';

type Props = {
  network: Network;
  /** Those of this page, and how many they are in all. */
  faces: readonly Face[];
  all: number;
  page: number;
  keeping: (Adding & Behind) | null;
  form?: FormState;
  which?: Which;
};

/** Who is in a network; for who keeps it, also by what, and how more come in. */
export function MembersPage({ network, faces, all, page, keeping, form = emptyForm, which }: Props) {
  const empty = keeping?.vacant ?? [];
  return (
    <Page title={t.title()} tab={t.title()} lead={t.lead({ n: all })} trail={networkTrail(network)} shy>
      <ErrorSummary form={form} prefix={which} />
      {empty.length > 0 && (
        <Notice kind="waiting" title={t.vacant({ n: empty.length })}>
          <ul>
            {empty.map((one) => (
              <li>{one.function && t.vacancy({ function: sayFunction(one.function), organisation: one.organisation ?? '' })}</li>
            ))}
          </ul>
        </Notice>
      )}
      {keeping && !network.closed_at && <AddMembers network={network} keeping={keeping} form={form} which={which} />}
      {faces.length === 0 ? (
        <Empty title={t.nobody()} />
      ) : (
        <ul class="member-list">
          {faces.map(({ name, stands_for, leads }) => (
            <li>
              <strong>{name ?? t.nameHidden()}</strong>
              <span class="network-soft">{stands_for}</span>
              {leads && <span>{t.convener()}</span>}
            </li>
          ))}
        </ul>
      )}
      <Pager page={page} pages={Math.ceil(all / PAGE)} />
      {all > 0 && (
        <ButtonRow>
          <LinkButton href={addressWith({ format: 'xlsx' })}>Excel</LinkButton>
          <LinkButton href={addressWith({ format: 'csv' })}>CSV</LinkButton>
          {keeping && <LinkButton href={`/networks/${network.id}/attendance`}>{t.attendance()}</LinkButton>}
        </ButtonRow>
      )}
      {network.by_name && (
        <Confirm
          label={t.leave()}
          question={keeping ? t.leaveQuestionKeeping() : t.leaveQuestion()}
          yes={t.leaveYes()}
          action={`/networks/${network.id}/leave`}
        />
      )}
      {keeping && !network.closed_at && <KeptMembers keeping={keeping} />}
    </Page>
  );
}
