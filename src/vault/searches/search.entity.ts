import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A search's own words, sealed: the query and the account used. Its outline is a `SearchRecord` of the same id. */
@Entity({ schema: 'vault', name: 'search' })
export class Search {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'screening_id', type: 'text' })
  screeningId: string;

  @Column({ type: 'bytea' })
  sealed: Buffer;
}
