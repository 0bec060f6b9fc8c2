import { Decision } from './decisions/decision.entity.js';
import { Packet } from './packets/packet.entity.js';
import { PacketFile, PacketKey } from './packets/packet-file.entity.js';
import { Recall } from './recalls/recall.entity.js';
import { RecallReceipt } from './recalls/recall-receipt.entity.js';
import { Receipt } from './receipts/receipt.entity.js';

/** The entities of floor 3. */
export const RELEASED_ENTITIES = [Packet, PacketFile, PacketKey, Receipt, Recall, RecallReceipt, Decision];
