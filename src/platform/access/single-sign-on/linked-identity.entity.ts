import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That somebody whom a provider knows is one of our accounts. The pair names a person for good; an address does not. */
@Entity({ schema: 'access', name: 'linked_identity' })
export class LinkedIdentity {
  @PrimaryColumn({ type: 'text' })
  issuer: string;

  @PrimaryColumn({ type: 'text' })
  subject: string;

  @Column({ name: 'account_id', type: 'text' })
  accountId: string;

  @Column({ name: 'linked_at', type: 'timestamptz' })
  linkedAt: Date;
}
