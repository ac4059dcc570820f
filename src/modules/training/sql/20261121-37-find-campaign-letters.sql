-- A campaign's page says how many of its letters have left; among millions of others they are found by this.
create index letter_campaign on mail.letter ((about ->> 'campaign')) where about ? 'campaign';
