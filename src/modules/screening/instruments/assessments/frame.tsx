import type { Child, PropsWithChildren } from 'hono/jsx';
import { Page } from '#platform/ui/index.ts';
import { t } from './texts.ts';

type Props = PropsWithChildren<{ visit: string; title: string; lead?: Child }>;

/** Every page of an assessment: its tab tells nothing across a room, and it is blurred when nobody is there. */
export function Frame({ visit, title, lead, children }: Props) {
  return (
    <Page
      title={title}
      tab={t.tab()}
      lead={lead}
      trail={[
        { href: '/screening', label: t.trail() },
        { href: `/screening/visits/${visit}`, label: t.visit() },
      ]}
      shy
    >
      {children}
    </Page>
  );
}
