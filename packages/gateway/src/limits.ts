/** Sizes, counts and times of the gateway alone, with their units; what both ends rely on is `LIMITS` of the protocol. Sorted. */
export const GATEWAY_LIMITS = {
  /** Accepts of this time back tell how fast a line moves. */
  acceptWindowMs: 1_800_000,
  /** Accounts in one file that `doctor import` reads. */
  accountsImportMax: 2_000,
  /** Someone who finds the gateway busy waits this long at the door at most; later places come with a time to come back at. */
  admissionHoldMs: 3_000,
  /** No place is given further ahead than this: who would get one comes back after a random time from here to twice as long. */
  admissionHorizonMs: 10_000,
  /** A place that was given is kept for this long after its time. */
  admissionKeptMs: 15_000,
  /** Places for later that one address may hold, so that nobody alone takes all of them. */
  admissionPlacesMax: 256,
  /** People who come in within one turn of the loop, so that those who are in are served in between. */
  admissionsPerTurn: 256,
  /** Leases of doctors who come within this time are renewed together. */
  arrivalsTogetherMs: 100,
  /** Time for leaving the bus, and for one try to reach it; between two tries passes a random time in this range. */
  busCloseWithinMs: 1_000,
  busConnectWithinMs: 2_000,
  busRetryMinMs: 100,
  busRetryMaxMs: 2_000,
  /** Ids in one hint, and the length of a person's. */
  busPeopleMax: 500,
  busPersonChars: 400,
  /** Time between two signs of life on the bus, and those that may stay unanswered: a dead link is noticed in about 10 s. */
  busPingEveryMs: 5_000,
  busPingsMissedMax: 2,
  /** A stopping gateway tells clients to come back after a random time in this range, so that they do not all come at once. */
  byeRetryMinMs: 500,
  byeRetryMaxMs: 3_000,
  /** Time that browsers and caches may keep a campaign document, a lexicon by hash, and a preflight answer. */
  cacheDocumentS: 60,
  cacheImmutableS: 31_536_000,
  cachePreflightS: 7_200,
  /** Scripts for pages without a bundler keep their names when they change. */
  cacheScriptS: 300,
  /** Sentences about changes in one answer or one entry of the history. */
  campaignChangesMax: 200,
  /** What a request with a campaign file may have beside the file. */
  campaignEnvelopeBytes: 16_384,
  /** Time between two looks at the campaign files on the disk; a change is served after two of them. */
  campaignFilesEveryMs: 1_000,
  /** Autosaves of one person within this time are one entry of the history. */
  campaignSavesTogetherMs: 600_000,
  /** A campaign of the store that is set aside is tried again after this time. */
  campaignSetAsideMs: 60_000,
  /** Time between two looks for campaigns that were published at another node. */
  campaignStoreEveryMs: 1_000,
  /** Time between two looks at whether sponsors' caps are used up, beside those that a start or an end calls for. */
  capsEveryMs: 1_000,
  /** Socket closings that the other side has to answer within this time. */
  closeWithinMs: 2_000,
  /** Bodies from this size on are compressed; smaller ones gain nothing. */
  compressedFromBytes: 1_024,
  /** Difference between a host's clock and ours that a token may show. */
  credentialClockToleranceMs: 30_000,
  /** Longest life of a host's token, from `iat` to `exp`. */
  credentialLifetimeMaxMs: 3_600_000,
  /** Length of the `sub` of a host's token in UTF-16 units. */
  credentialSubjectChars: 128,
  /** A consultation that another gateway has written to is read anew for each command for this long. */
  contestedMs: 60_000,
  /** Time for a PostgreSQL to answer a statement before its connection counts as lost, and to take a connection. */
  databaseAnswerMs: 15_000,
  databaseConnectMs: 5_000,
  /** Time for which an open transaction on PostgreSQL may wait for its gateway, which may have been stopped or lost. */
  databaseIdleMs: 5_000,
  /** Pages of SQLite's write-ahead log (4 KiB each) before they are copied into the file, and its memory for pages. */
  databaseCheckpointPages: 8_000,
  databaseCacheKiB: 16_384,
  /** Time for which a command waits for what another one holds: the write lock of SQLite, a row or a name of PostgreSQL. */
  databaseLockedMs: 5_000,
  /** Connections of one gateway to PostgreSQL for reading and for commands, each. */
  databaseReadersMax: 6,
  databaseWritersMax: 6,
  /** While a PostgreSQL does not answer, it is asked again after a time that grows from the one to the other. */
  databaseRetryMinMs: 50,
  databaseRetryMaxMs: 2_000,
  /** Time in which PostgreSQL itself gives a statement up. */
  databaseStatementMs: 10_000,
  /** Times that a command is run when others come in between. */
  databaseTriesMax: 4,
  /** Marks of what has arrived are kept for this long after they rose, and so many of them at most; one takes about 200 bytes. */
  deliveryKeptMs: 86_400_000,
  deliveryMarksMax: 40_000,
  /** Commands of the desk as a whole are remembered for this long, longer than any client keeps one for sending again. */
  deskCommandsKeptMs: 604_800_000,
  /**
   * Shortest time between two desk frames to the same doctor. What concerns all doctors is told to one of them after the other at this
   * distance, beyond the first 25: a desk with 750 colleagues is 117 kB and takes about 1 ms.
   */
  deskEveryMs: 250,
  deskInTurnMs: 10,
  /** People of the line that one desk state lists. */
  deskLineMax: 100,
  /** Longest time that a stopping gateway goes on as ever for its load balancers. */
  drainGraceMaxMs: 10_000,
  /** A doctor's lease lasts this long and is renewed as often; a node that was longer without a renewal starts to judge anew. */
  doctorLeaseMs: 5_000,
  leaseGapMaxMs: 15_000,
  /** Sockets and polls that a stopping gateway tells in one step, time between two steps, and the most steps that this may take. */
  drainPerStep: 100,
  drainStepMs: 50,
  drainStepsMax: 160,
  /** Refusals repeat ids of this length at most, so that the sender knows which. */
  echoChars: 64,
  /** Someone who has a campaign's form open and was not heard of for this long has closed it. */
  editorSilentMs: 20_000,
  /** Characters of one frame with events, a first event aside; more follows in the next frame. */
  eventsFrameChars: 131_072,
  /**
   * Pages that a campaign no longer names are let in this long at most while people are there who may have come through them, as long as
   * anybody may wait in a line; time between two looks at whether they are; earlier versions that are looked through for such pages.
   */
  formerOriginsMs: 604_800_000,
  formerOriginsEveryMs: 60_000,
  formerOriginVersionsMax: 100,
  /** Recent events kept in memory: consultations, and events of each. Everything else is read from the database. */
  feedConsultationsMax: 5_000,
  feedEventsMax: 32,
  /** Longest interval of figures, 92 days of which one may have an hour more, and steps into which one is split at most. */
  figuresSpanMs: 7_952_400_000,
  figuresStepsMax: 200,
  /** Behind a group on PostgreSQL with at least so many commands, the next one gathers for this long. */
  gatherFromCommands: 24,
  gatherMs: 6,
  /** Commands in one commit, which bounds the time for which a group holds the loop. */
  groupCommandsMax: 512,
  /** Frames over the pace of their socket that wait for their turn, and their characters; a socket that sends more is closed. */
  framesHeldMax: 40,
  framesHeldChars: 262_144,
  /** Guests' sessions that one address opens within a window, addresses that are watched; a mobile carrier may put a whole county behind one address. */
  guestAddressesMax: 20_000,
  guestsPerAddressMax: 3_000,
  guestWindowMs: 300_000,
  /** A guest's session outlives the campaign's retention by this; the whole is at most a bit over a year. */
  guestSessionExtraMs: 604_800_000,
  guestSessionMaxMs: 34_560_000_000,
  /** Groups into which sockets are spread for their heartbeats; one group is looked at with each tick. */
  heartbeatSlots: 10,
  /** Entries in one page of a campaign's history. */
  historyPageMax: 30,
  /** Life of a session that a host vouched for; the client asks the host again afterwards. */
  hostSessionMs: 43_200_000,
  /** Consultations whose rows are kept in memory as they were last committed. */
  knownRecordsMax: 2_000,
  /** Lexicons that no campaign needs any more are served for those who know of them; and compiled ones that are kept for the next version. */
  lexiconsKeptMax: 64,
  lexiconsReadyMax: 16,
  /** Cases that one piece of a ledger adds up: it takes about 10 ms, for which SQLite holds the loop. */
  ledgerPieceCases: 10_000,
  /** Shortest time between two looks at the lines for those who wait. */
  lineEveryMs: 1_000,
  /** Consultations in one answer of a list. */
  listMax: 50,
  /** Connections that wait to be accepted; the system may hold it lower. */
  listenBacklog: 4_096,
  /** Pages of logs that one statement on PostgreSQL reads, and such statements at the same time. */
  logReadPagesMax: 128,
  logReadsAtOnce: 2,
  /** Length of a login in UTF-16 units. */
  loginChars: 60,
  /** What an event of another type than a message takes in a frame, about. */
  otherEventChars: 1_000,
  /** Length of one part of an address; longer ones are answered with an error of ours. */
  parameterChars: 1_000,
  /** Sign-ins whose passwords are being checked at the same time, and those that may wait for it. */
  passwordChecksAtOnce: 2,
  passwordChecksWaitingMax: 64,
  /** A paused consultation to which nobody returns is ended by the service after this time. */
  pausedEndsMs: 86_400_000,
  /** A person who polls counts as present for this long after an answer. */
  pollPresenceMs: 10_000,
  /** Nodes tell new presence after this, repeat all of it that matters, and forget what was not repeated. */
  presenceTellMs: 100,
  presenceRepeatMs: 5_000,
  presenceSilentMs: 20_000,
  /** Someone who was refused because the line is full is asked to come back after a time in this range. */
  queueRetryMinMs: 60_000,
  queueRetryMaxMs: 1_800_000,
  /** Sessions whose pace of requests is remembered, and how long a request waits for its turn before it is refused. */
  requestPacesMax: 20_000,
  requestTurnWaitMs: 5_000,
  /** Bytes of one request's line and headers: a query of 10,000 Chinese letters takes 90 kB in an address. */
  requestHeadBytes: 131_072,
  /** Time in which a request's line, headers and body must have come. */
  requestWithinMs: 60_000,
  /** Consultations that one step of the retention deletes, and the time between two looks. */
  retentionBatch: 100,
  retentionEveryMs: 3_600_000,
  /** Days for which a consultation of a campaign that is no longer served is kept after its end. */
  retentionDays: 30,
  /** Schedules are worked out for whole steps of this length, so that all nodes answer alike. */
  scheduleStepMs: 3_600_000,
  /** A socket that has this much waiting to be sent is dropped; its client resumes from its cursor. */
  sendQueueBytes: 1_048_576,
  sendQueueFrames: 256,
  /** Up to here whoever sends pages goes on with the next one; beyond it, once the system has taken some. */
  sendRoomBytes: 65_536,
  /** Frames of one turn that go to the system together; the first beyond it looks whether they were taken. */
  sendTogetherMax: 64,
  /** Sessions that are kept in memory, and how long one is believed without asking the database. */
  sessionCacheMax: 10_000,
  sessionCacheMs: 60_000,
  /** Ends are looked for this much further back than the last look: clocks of processes differ, commits take time. */
  sessionEndingsLookBackMs: 60_000,
  /** Time between two looks for sessions that another process ended. */
  sessionEndingsPollMs: 2_000,
  /** Time between two clean-ups of old sessions. */
  sessionForgetEveryMs: 3_600_000,
  /** Sessions that are over stay in the database for this long, so that every process sees the end. */
  sessionOverKeptMs: 86_400_000,
  /** Failed sign-ins: for one login from one address, for one login, for one address; counted over a window. */
  signInFailuresAddressMax: 100,
  signInFailuresLoginMax: 30,
  signInFailuresPairMax: 5,
  signInWindowMs: 300_000,
  /** Logins and addresses whose failures are remembered. */
  signInWatchedMax: 20_000,
  /** Frames that a client may send behind its hello before it is welcomed. */
  socketEarlyFramesMax: 64,
  /** Pieces in which one message may come over a socket: frames of a fragmented one, and chunks that wait to be read. */
  socketMessageChunksMax: 1_024,
  socketMessageFragmentsMax: 64,
  /** Pings in a row that a socket may leave unanswered. */
  socketMissesMax: 2,
  /** Sockets from which no hello has come; room for 10,000 who come back at the same time, and then some. */
  socketsSilentMax: 16_384,
  /** Life of a staff session. */
  staffSessionMs: 43_200_000,
  /** Keys in one statement, and prepared statements kept for each connection. */
  statementKeysMax: 500,
  statementsMax: 256,
  /** Time between two looks at the ends of all followed logs: while other nodes are heard, to heal lost hints; while they are not. */
  sweepEveryMs: 10_000,
  sweepAwayMs: 1_000,
  /** While other nodes are not heard, lines and desks are read anew with every third sweep. */
  sweepsPerLook: 3,
  /** Time after which a stopping gateway waits for nothing and nobody any more. */
  stopAtTheLatestMs: 29_000,
  /** Time that a stopping gateway gives to commands and requests that have begun. */
  stopWithinMs: 5_000,
  /** Time between two looks for what has fallen due, and how much one look takes up. */
  upkeepBatch: 200,
  upkeepEveryMs: 5_000,
  /** Someone whom no doctor has accepted for this long leaves the line, so that nothing is kept for ever. */
  waitingEndsMs: 604_800_000,
} as const;
