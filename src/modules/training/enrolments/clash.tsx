import { formatDay, formatTime } from '#platform/i18n/dates.ts';
import { Button, ButtonRow, Form, LinkButton, Notice, Page, PublicPage } from '#platform/ui/index.ts';
import type { Busy } from './chance.ts';
import { t } from './texts.ts';

/** tis 24 nov 2026, v. 48, 09.00–12.00: Riskbedömning */
export const describeBusy = ({ title, starts_at, ends_at }: Busy): string =>
  `${formatDay(starts_at)}, ${formatTime(starts_at)}–${formatTime(ends_at)}: ${title ?? t.busyUnnamed()}`;

function BusyList({ busy }: { busy: readonly Busy[] }) {
  return (
    <ul class="plain-list">
      {busy.map((part) => (
        <li>{describeBusy(part)}</li>
      ))}
    </ul>
  );
}

/** Said before anyone books: what it clashes with. Draws nothing when nothing does. */
export function ClashNotice({ busy }: { busy: readonly Busy[] }) {
  if (busy.length === 0) return null;
  return (
    <Notice kind="waiting" title={t.clashTitle()}>
      <BusyList busy={busy} />
    </Notice>
  );
}

type ClashPageProps = {
  busy: readonly Busy[];
  missing?: readonly string[];
  /** The act that is tried again with "anyway". */
  action: string;
  hidden?: Readonly<Record<string, string>>;
  back: string;
  /** The button that goes on, where it is not a seat one gets. */
  yes?: string;
  /** It is about herself, not somebody she signs up. */
  self: boolean;
  guest?: boolean;
};

/** The act waits for a second yes: what it clashes with, and the way back. */
export function ClashPage({
  busy,
  missing = [],
  action,
  hidden = {},
  back,
  yes = t.signMeUpAnyway(),
  self,
  guest,
}: ClashPageProps) {
  const Shell = guest ? PublicPage : Page;
  const title = busy.length > 0 ? t.clashPageTitle() : t.missingPageTitle();
  return (
    <Shell title={title} lead={busy.length === 0 ? undefined : self ? t.clashLead() : t.clashLeadOther()}>
      {busy.length > 0 && <BusyList busy={busy} />}
      {missing.length > 0 && <p>{t.clashMissing({ courses: missing.join(', ') })}</p>}
      <Form action={action} hidden={{ ...hidden, despite: 'yes' }}>
        <ButtonRow>
          <Button>{yes}</Button>
          <LinkButton href={back} variant="quiet">
            {t.notNow()}
          </LinkButton>
        </ButtonRow>
      </Form>
    </Shell>
  );
}
