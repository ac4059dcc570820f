// For tests: what seats and queue should do, said anew in a page of TypeScript without a database, to hold the real thing
// against. Organisations are paths ('town/care/north'); a person belongs to hers and all above it.

type Share = { path: string; seats: number; released: boolean; releases: boolean };
type Entry = { person: number; number: number; state: string; seat: Share | 'common' | null; offer: Share | 'common' | null };
export type Act = 'signUp' | 'withdraw' | 'accept' | 'decline' | 'expire' | 'stay' | 'approve' | 'refuse' | 'resize' | 'release';

const active = ['requested', 'placed', 'waiting', 'resting'];

export class SeatModel {
  readonly entries: Entry[] = [];
  private readonly paths: readonly string[];
  private readonly shares: readonly Share[];
  private readonly asks: boolean;
  private seats: number;

  constructor(wish: { seats: number; paths: readonly string[]; shares: readonly Share[]; asks: boolean }) {
    this.seats = wish.seats;
    this.paths = wish.paths;
    this.asks = wish.asks;
    const depth = (share: Share) => share.path.split('/').length;
    this.shares = wish.shares.toSorted((a, b) => depth(b) - depth(a) || Number(b.releases) - Number(a.releases));
  }

  /** The entry that counts, of this person. */
  of = (person: number): Entry | undefined => this.entries.find((e) => e.person === person && active.includes(e.state));

  do(act: Act, person: number, seats: number): void {
    const mine = this.of(person);
    if (act === 'signUp' && !mine) this.signUp(person);
    if (act === 'resize' && seats >= this.taken()) this.seats = seats;
    if (act === 'release') for (const share of this.shares) if (share.releases) share.released = true;
    if (mine) this.change(mine, act);
    this.settle();
  }

  private signUp(person: number): void {
    const seat = this.asks ? null : this.seatFor(person);
    const state = this.asks ? 'requested' : seat ? 'placed' : 'waiting';
    this.entries.push({ person, number: this.entries.length + 1, state, seat, offer: null });
  }

  private change(mine: Entry, act: Act): void {
    if (act === 'withdraw') Object.assign(mine, { state: 'withdrawn', seat: null, offer: null });
    if (act === 'accept' && mine.offer) Object.assign(mine, { state: 'placed', seat: mine.offer, offer: null });
    if (act === 'decline' && mine.offer) Object.assign(mine, { state: 'declined', offer: null });
    if (act === 'expire' && mine.offer) Object.assign(mine, { state: 'resting', offer: null });
    if (act === 'stay' && mine.state === 'resting') mine.state = 'waiting';
    if (act === 'refuse' && mine.state === 'requested') mine.state = 'refused';
    if (act === 'approve' && mine.state === 'requested') {
      mine.seat = this.seatFor(mine.person);
      mine.state = mine.seat ? 'placed' : 'waiting';
    }
  }

  private readonly sitting = (): Entry[] => this.entries.filter((e) => e.seat || e.offer);
  private readonly taken = (): number => this.sitting().length;
  private readonly kept = (): Share[] => this.shares.filter((share) => !share.released);
  private readonly left = (share: Share): number =>
    Math.max(0, share.seats - this.entries.filter((e) => e.seat === share || e.offer === share).length);
  private readonly belongs = (person: number, share: Share): boolean => `${this.paths[person]}/`.startsWith(`${share.path}/`);

  private seatFor(person: number): Share | 'common' | null {
    const room = this.seats - this.taken();
    if (room <= 0) return null;
    const own = this.kept().find((share) => this.left(share) > 0 && this.belongs(person, share));
    if (own) return own;
    return room > this.kept().reduce((sum, share) => sum + this.left(share), 0) ? 'common' : null;
  }

  /** Those sitting wider than they need move to nearer kept seats; then every seat that can be offered is. */
  private settle(): void {
    for (const share of this.kept()) {
      for (const e of this.sitting()) {
        const on = e.seat ?? e.offer;
        const wider = on === 'common' || (on as Share).released || (on as Share).path.length < share.path.length;
        if (!wider || !this.belongs(e.person, share) || this.left(share) === 0) continue;
        if (e.seat) e.seat = share;
        else e.offer = share;
      }
    }
    for (;;) {
      const next = this.entries.find((e) => e.state === 'waiting' && !e.offer && this.seatFor(e.person));
      if (!next) return;
      next.offer = this.seatFor(next.person);
    }
  }
}
