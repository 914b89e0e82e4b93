import protobuf from 'protobufjs'

/** The frame of the long connection, as the SDK's own generated code has it (package pbbp2). */
const SCHEMA = `syntax = "proto2"; package pbbp2;
message Header { required string key = 1; required string value = 2; }
message Frame { required uint64 SeqID = 1; required uint64 LogID = 2; required int32 service = 3;
  required int32 method = 4; repeated Header headers = 5; optional string payloadEncoding = 6;
  optional string payloadType = 7; optional bytes payload = 8; optional string LogIDNew = 9; }`

const FrameType = protobuf.parse(SCHEMA, { keepCase: true }).root.lookupType('pbbp2.Frame')

export const CONTROL = 0
export const DATA = 1

export type Frame = { service: number; method: number; headers: Record<string, string>; payload: Buffer }

type Wire = {
  service: number
  method: number
  headers: { key: string; value: string }[]
  payload?: Uint8Array
}

export const encodeFrame = (frame: Frame): Uint8Array =>
  FrameType.encode({
    SeqID: 0,
    LogID: 0,
    service: frame.service,
    method: frame.method,
    headers: Object.entries(frame.headers).map(([key, value]) => ({ key, value })),
    payload: frame.payload,
  }).finish()

export const decodeFrame = (bytes: Uint8Array): Frame => {
  const wire = FrameType.decode(bytes) as unknown as Wire
  const headers = Object.fromEntries(wire.headers.map(({ key, value }) => [key, value]))
  return {
    service: wire.service,
    method: wire.method,
    headers,
    payload: Buffer.from(wire.payload ?? []),
  }
}

/** Cuts on bytes: the client joins the fragments before it decodes UTF-8. At least one slice. */
export const slices = (payload: Buffer, size: number): Buffer[] => {
  const count = Math.max(1, Math.ceil(payload.length / size))
  return Array.from({ length: count }, (_, index) => payload.subarray(index * size, (index + 1) * size))
}
