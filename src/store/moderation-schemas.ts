import { Schema } from 'mongoose'
import { options } from './schemas.ts'

export const auditSchema = new Schema(
  { _id: String, actorId: String, action: String, target: String, detail: String, at: Date },
  { ...options, collection: 'audit' },
)
  .index({ at: -1, _id: -1 })
  .index({ actorId: 1, at: -1, _id: -1 })
  .index({ target: 1, at: -1, _id: -1 })

export const reportSchema = new Schema(
  {
    _id: String,
    messageId: String,
    conversationId: String,
    senderId: String,
    text: String,
    reporterId: String,
    reason: String,
    status: { type: String, enum: ['OPEN', 'RESOLVED'] },
    action: { type: String, enum: ['DISMISS', 'DELETE_MESSAGE', 'SUSPEND_SENDER', null] },
    resolvedById: String,
    resolvedAt: Date,
    note: String,
    version: Number,
    createdAt: Date,
  },
  { ...options, collection: 'reports' },
)
  .index({ createdAt: -1, _id: -1 })
  .index({ status: 1, createdAt: -1, _id: -1 })
  .index({ reporterId: 1, status: 1 })
  .index({ messageId: 1, reporterId: 1 })

export const erasureSchema = new Schema(
  { _id: String, step: Number, after: String, round: Number, notBefore: Date, at: Date },
  { ...options, collection: 'erasures' },
)
