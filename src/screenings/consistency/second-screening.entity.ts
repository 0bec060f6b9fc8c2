import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which two screenings are of the same candidate, and who alone works on the second. */
@Entity({ schema: 'screenings', name: 'second_screening' })
export class SecondScreening {
  @PrimaryColumn({ name: 'second_id', type: 'text' })
  secondId: string;

  @Column({ name: 'first_id', type: 'text' })
  firstId: string;

  @Column({ name: 'sample_id', type: 'text' })
  sampleId: string;

  @Column({ name: 'screener_id', type: 'text' })
  screenerId: string;
}
