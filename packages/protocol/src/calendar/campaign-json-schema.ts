// Made from campaign-file.ts and its comments by `npm run docs`; a test compares.

/** The campaign file as JSON Schema (2020-12) with descriptions, for editors. */
export const CAMPAIGN_JSON_SCHEMA: Readonly<Record<string, unknown>> = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'consult-kit campaign',
  type: 'object',
  properties: {
    $schema: {
      type: 'string',
      description: 'For editors: where the JSON Schema of this file is. Ignored. If left out: nothing.',
    },
    id: {
      $ref: '#/$defs/campaignId',
      description: 'Unique in the gateway; it stands in addresses and in the `campaign` attribute.',
    },
    placements: {
      minItems: 1,
      maxItems: 50,
      type: 'array',
      items: {
        $ref: '#/$defs/slug',
      },
      description: 'Names of the places in hosts where the card may stand, for example `search`.',
    },
    languages: {
      minItems: 1,
      maxItems: 30,
      type: 'array',
      items: {
        $ref: '#/$defs/language',
      },
      description: 'Languages of the service; the first one is the source language, whose texts must be complete.',
    },
    names: {
      $ref: '#/$defs/localizedText',
      description: 'The title of the card and of the special area.',
    },
    sponsor: {
      type: 'object',
      properties: {
        names: {
          $ref: '#/$defs/localizedText',
          description: 'As it stands in "Paid for by …".',
        },
        covers: {
          $ref: '#/$defs/localizedText',
          description: 'What the sponsor pays for, as one sentence.',
        },
        perCase: {
          $ref: '#/$defs/money',
          description: 'What the sponsor pays for a case that a doctor has ended; the ledger counts cases alone if left out.',
        },
        cap: {
          type: 'object',
          properties: {
            cases: {
              type: 'integer',
              minimum: 1,
              maximum: 100000000,
              description: 'Cases at most. 1 to 100,000,000. If left out: no bound in cases.',
            },
            amountMinor: {
              type: 'integer',
              minimum: 1,
              maximum: 1000000000000000,
              description: 'Money at most, in the smallest unit of the currency of `perCase`. If left out: no bound in money.',
            },
          },
          additionalProperties: false,
          description:
            'The most that the sponsor pays for; without bound if left out. Places in line count from the moment they are taken.',
        },
      },
      required: ['names', 'covers'],
      additionalProperties: false,
      description: 'Who pays.',
    },
    timeZone: {
      type: 'string',
      minLength: 1,
      maxLength: 60,
      description: 'IANA zone that gives every day and wall time of this file its meaning, for example `Asia/Shanghai`.',
    },
    firstDay: {
      $ref: '#/$defs/calendarDay',
      description: 'The first day, from its first instant on.',
    },
    lastDay: {
      $ref: '#/$defs/calendarDay',
      description: 'The last day, included.',
    },
    opensAtLocal: {
      $ref: '#/$defs/onceTime',
      description: 'Wall time on `firstDay` at which the campaign opens; the start of the day if left out.',
    },
    cardClosesAtLocal: {
      $ref: '#/$defs/onceClosingTime',
      description: 'Wall time on `lastDay` from which the card is hidden; the end of the day if left out.',
    },
    lineClosesAtLocal: {
      $ref: '#/$defs/onceClosingTime',
      description: 'Wall time on `lastDay` from which nobody new enters the line; the end of the day if left out.',
    },
    serviceHours: {
      $ref: '#/$defs/serviceHours',
      description: 'Always open if left out.',
    },
    paused: {
      type: 'object',
      properties: {
        reasons: {
          $ref: '#/$defs/localizedText',
          description: 'Why, as one sentence.',
        },
      },
      required: ['reasons'],
      additionalProperties: false,
      description: 'Present while the service is paused; the reason is shown to shoppers. If left out: not paused.',
    },
    region: {
      type: 'object',
      properties: {
        code: {
          type: 'string',
          pattern: '^[A-Z]{2}(-[A-Za-z0-9]{1,12})*$',
          description: "ISO 3166 country code, or a longer code of the host's, for example `CN` or `CN-420528`.",
        },
        emergencyNumber: {
          type: 'string',
          pattern: '^\\+?[0-9][0-9 ]{1,18}$',
          description: 'The number to call in an emergency: digits, spaces and a leading `+`.',
        },
        eligible: {
          maxItems: 5000,
          type: 'array',
          items: {
            type: 'string',
            pattern: '^[A-Z]{2}(-[A-Za-z0-9]{1,12})*$',
          },
          description:
            'Regions whose people may ask for a doctor; everyone if left out. A code also stands for all codes that begin with it and `-`.',
        },
      },
      required: ['code', 'emergencyNumber'],
      additionalProperties: false,
      description: 'Where the campaign is.',
    },
    warningSigns: {
      minItems: 1,
      maxItems: 24,
      type: 'array',
      items: {
        $ref: '#/$defs/warningSign',
      },
      description: 'Signs that are asked of every group.',
    },
    emergencyPhrases: {
      type: 'object',
      propertyNames: {
        $ref: '#/$defs/language',
      },
      additionalProperties: {
        maxItems: 500,
        type: 'array',
        items: {
          type: 'string',
          minLength: 1,
          maxLength: 100,
        },
      },
      description: 'Phrases in a message that show the emergency card to its writer. If left out: none.',
    },
    modules: {
      minItems: 1,
      maxItems: 24,
      type: 'array',
      items: {
        $ref: '#/$defs/module',
      },
      description: 'The groups of people with doctors of their own, in the order of the tiles.',
    },
    hosts: {
      type: 'object',
      properties: {
        origins: {
          maxItems: 200,
          type: 'array',
          items: {
            $ref: '#/$defs/origin',
          },
          description: 'Origins of the pages that may show the special area.',
        },
        keys: {
          maxItems: 50,
          type: 'array',
          items: {
            $ref: '#/$defs/hostKey',
          },
          description: 'With keys, hosts may vouch for their shoppers. If left out: guests only.',
        },
        guests: {
          type: 'boolean',
          description: "Whether people without a host's token may consult as guests; yes if left out.",
        },
      },
      required: ['origins'],
      additionalProperties: false,
      description: 'The apps and pages that open the campaign to their shoppers.',
    },
    search: {
      type: 'object',
      properties: {
        triggers: {
          type: 'object',
          propertyNames: {
            $ref: '#/$defs/language',
          },
          additionalProperties: {
            maxItems: 500,
            type: 'array',
            items: {
              type: 'string',
              minLength: 1,
              maxLength: 100,
            },
          },
          description: 'Phrases that show the card. If left out: none.',
        },
        vetoes: {
          type: 'object',
          propertyNames: {
            $ref: '#/$defs/language',
          },
          additionalProperties: {
            maxItems: 500,
            type: 'array',
            items: {
              type: 'string',
              minLength: 1,
              maxLength: 100,
            },
          },
          description: 'Phrases that keep it hidden whatever else is in the query. If left out: none.',
        },
        lexicon: {
          type: 'object',
          propertyNames: {
            type: 'string',
          },
          additionalProperties: {},
          description:
            'A lexicon in place of the default one; `docs/search-trigger.md` has its form. Checked when the file is loaded. If left out: the default lexicon.',
        },
      },
      additionalProperties: false,
      description:
        "Which searches show the card: phrases on top of the default lexicon, or a lexicon of the campaign's own. If left out: the default lexicon alone.",
    },
    queue: {
      type: 'object',
      properties: {
        maxWaiting: {
          type: 'integer',
          minimum: 1,
          maximum: 100000,
          description: 'People waiting in one line at most; more are refused with an honest answer. 1 to 100,000. If left out: no bound.',
        },
        maxChatsPerDoctor: {
          type: 'integer',
          minimum: 1,
          maximum: 20,
          description: 'Talks that one doctor holds at the same time at most, 1 to 20; 5 if left out.',
        },
      },
      additionalProperties: false,
      description: 'Bounds of the lines. If left out: as below.',
    },
    consent: {
      type: 'object',
      properties: {
        version: {
          type: 'string',
          minLength: 1,
          maxLength: 40,
          description: 'Recorded with each consent; change it whenever the text changes.',
        },
        texts: {
          type: 'object',
          propertyNames: {
            $ref: '#/$defs/language',
          },
          additionalProperties: {
            type: 'string',
            minLength: 1,
            maxLength: 20000,
          },
          description: 'The full text, opened from the consent screen. Plain text, paragraphs split by empty lines.',
        },
        guardianUnderYears: {
          type: 'integer',
          minimum: 0,
          maximum: 25,
          description: 'Below this age a parent or guardian has to agree; 14 if left out. Whole years.',
        },
        retentionDays: {
          type: 'integer',
          minimum: 1,
          maximum: 3650,
          description: 'Days after the end for which a conversation is kept; then the gateway deletes it. 1 to 3,650.',
        },
        contact: {
          $ref: '#/$defs/localizedText',
          description: 'How to ask for deletion, as one sentence.',
        },
      },
      required: ['version', 'texts', 'retentionDays', 'contact'],
      additionalProperties: false,
      description: 'What shoppers agree to, and what follows from it.',
    },
    alternatives: {
      $ref: '#/$defs/localizedText',
      description: 'What else people may do when the service is closed, as one sentence. If left out: nothing is said.',
    },
    whileWaiting: {
      $ref: '#/$defs/localizedText',
      description: 'Text for the line: what helps at home meanwhile. Plain text. If left out: no text.',
    },
    texts: {
      type: 'object',
      propertyNames: {
        $ref: '#/$defs/language',
      },
      additionalProperties: {
        type: 'object',
        propertyNames: {
          type: 'string',
        },
        additionalProperties: {
          type: 'string',
          maxLength: 2000,
        },
      },
      description:
        'Replaces texts of the interface: language to key to text. Keys are listed in docs/elements.md. If left out: the built-in words.',
    },
  },
  required: [
    'id',
    'placements',
    'languages',
    'names',
    'sponsor',
    'timeZone',
    'firstDay',
    'lastDay',
    'region',
    'warningSigns',
    'modules',
    'hosts',
    'consent',
  ],
  additionalProperties: false,
  description: 'One campaign, as an integrator writes it: a JSON file. Unknown keys are refused.',
  $defs: {
    campaignId: {
      type: 'string',
      pattern: '^[a-z0-9][a-z0-9-]{0,63}$',
      description: "A campaign's id: 1 to 64 characters of `a–z 0–9 -`, not starting with `-`. It stands in addresses.",
    },
    slug: {
      type: 'string',
      pattern: '^[a-z0-9][a-z0-9-]{0,39}$',
      description: 'A short name inside a campaign (module, question, option, warning sign): 1 to 40 characters of `a–z 0–9 -`.',
    },
    language: {
      type: 'string',
      pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
      description: 'A BCP 47 language tag, for example `en`, `zh-Hans` or `pt-BR`.',
    },
    localizedText: {
      type: 'object',
      propertyNames: {
        $ref: '#/$defs/language',
      },
      additionalProperties: {
        type: 'string',
        minLength: 1,
        maxLength: 2000,
      },
      description: 'A text of 1 to 2,000 characters in each language that has one, keyed by language tag.',
    },
    money: {
      type: 'object',
      properties: {
        amountMinor: {
          type: 'integer',
          minimum: 0,
          maximum: 10000000,
          description: "In the currency's smallest unit: fen, cents, yen.",
        },
        currency: {
          type: 'string',
          pattern: '^[A-Z]{3}$',
          description: 'ISO 4217 code, for example `CNY`.',
        },
      },
      required: ['amountMinor', 'currency'],
      additionalProperties: false,
      description: 'An amount of money.',
    },
    calendarDay: {
      type: 'string',
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      description: "A calendar day, `YYYY-MM-DD`. Whether it exists is checked with the campaign's calendar.",
    },
    onceTime: {
      type: 'string',
      pattern: '^([01]\\d|2[0-3]):[0-5]\\d([+-]\\d{2}:\\d{2})?$',
      description: 'A wall time of one moment. An offset after it (`02:30+01:00`) says which one is meant where the clocks give it twice.',
    },
    onceClosingTime: {
      type: 'string',
      pattern: '^(([01]\\d|2[0-3]):[0-5]\\d([+-]\\d{2}:\\d{2})?|24:00)$',
      description: 'As `onceTimeSchema`, for the end of something; `24:00` is the end of the day.',
    },
    serviceHours: {
      type: 'object',
      properties: {
        weekly: {
          type: 'object',
          properties: {
            mon: {
              maxItems: 8,
              type: 'array',
              items: {
                $ref: '#/$defs/serviceStretch',
              },
              description: 'If left out: closed on that day; the same for tue to sun.',
            },
            tue: {
              maxItems: 8,
              type: 'array',
              items: {
                $ref: '#/$defs/serviceStretch',
              },
            },
            wed: {
              maxItems: 8,
              type: 'array',
              items: {
                $ref: '#/$defs/serviceStretch',
              },
            },
            thu: {
              maxItems: 8,
              type: 'array',
              items: {
                $ref: '#/$defs/serviceStretch',
              },
            },
            fri: {
              maxItems: 8,
              type: 'array',
              items: {
                $ref: '#/$defs/serviceStretch',
              },
            },
            sat: {
              maxItems: 8,
              type: 'array',
              items: {
                $ref: '#/$defs/serviceStretch',
              },
            },
            sun: {
              maxItems: 8,
              type: 'array',
              items: {
                $ref: '#/$defs/serviceStretch',
              },
            },
          },
          additionalProperties: false,
          description: 'Stretches of each weekday, by `mon`, `tue`, `wed`, `thu`, `fri`, `sat` and `sun`.',
        },
        exceptions: {
          maxItems: 200,
          type: 'array',
          items: {
            type: 'object',
            properties: {
              firstDay: {
                $ref: '#/$defs/calendarDay',
                description: 'The first day of the exception.',
              },
              lastDay: {
                $ref: '#/$defs/calendarDay',
                description: 'The last day of the exception, included.',
              },
              hours: {
                maxItems: 8,
                type: 'array',
                items: {
                  $ref: '#/$defs/serviceStretch',
                },
                description: 'In place of the weekly hours; an empty list is closed.',
              },
              names: {
                $ref: '#/$defs/localizedText',
                description: 'What the exception is, for example a holiday. If left out: no name.',
              },
            },
            required: ['firstDay', 'lastDay', 'hours'],
            additionalProperties: false,
          },
          description:
            'Days that differ, both ends included. The first entry that holds a day decides it; no stretches means closed. If left out: none.',
        },
      },
      required: ['weekly'],
      additionalProperties: false,
      description: "Hours of service in the campaign's zone. A weekday that is left out has no service.",
    },
    serviceStretch: {
      type: 'object',
      properties: {
        from: {
          $ref: '#/$defs/wallTime',
          description: 'Included.',
        },
        to: {
          $ref: '#/$defs/closingTime',
          description: 'Excluded; a time before `from` is on the next day.',
        },
      },
      required: ['from', 'to'],
      additionalProperties: false,
      description: 'One stretch of service: from `from`, included, to `to`, excluded. `22:00`–`02:00` belongs to the day it begins.',
    },
    wallTime: {
      type: 'string',
      pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
      description: 'A wall time, `HH:MM`, 00:00 to 23:59.',
    },
    closingTime: {
      type: 'string',
      pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$',
      description: 'A wall time that ends something; `24:00` is the end of the day.',
    },
    warningSign: {
      type: 'object',
      properties: {
        id: {
          $ref: '#/$defs/slug',
          description: 'Unique in its list.',
        },
        texts: {
          $ref: '#/$defs/localizedText',
          description: 'As one line of the safety check. If left out: the built-in words.',
        },
      },
      required: ['id', 'texts'],
      additionalProperties: false,
      description: "A sign that calls for an emergency number at once, in the shopper's words.",
    },
    module: {
      type: 'object',
      properties: {
        id: {
          $ref: '#/$defs/slug',
          description: 'Unique in the campaign; doctors serve modules by it.',
        },
        names: {
          $ref: '#/$defs/localizedText',
          description: 'On the tile.',
        },
        hints: {
          $ref: '#/$defs/localizedText',
          description: 'The small line under the name, for example the ages. If left out: no line.',
        },
        ages: {
          type: 'object',
          properties: {
            fromYears: {
              type: 'integer',
              minimum: 0,
              maximum: 130,
              description: 'The youngest. If left out: 0.',
            },
            toYears: {
              type: 'integer',
              minimum: 0,
              maximum: 130,
              description: 'The oldest. If left out: no end.',
            },
          },
          additionalProperties: false,
          description: 'Whole years, both ends included. If left out: all ages.',
        },
        serviceHours: {
          $ref: '#/$defs/serviceHours',
          description: 'When doctors of this group serve, within the hours of the campaign; all of these if left out.',
        },
        icon: {
          type: 'string',
          enum: ['adult', 'child', 'pregnant', 'elder', 'person'],
          description: 'Which drawing the tile shows. If left out: person.',
        },
        enabled: {
          type: 'boolean',
          description: 'Off: the tile stays visible and says so. If left out: true.',
        },
        warningSigns: {
          maxItems: 24,
          type: 'array',
          items: {
            $ref: '#/$defs/warningSign',
          },
          description: 'Signs of this group, after the shared ones. If left out: the shared ones alone.',
        },
        questions: {
          minItems: 1,
          maxItems: 12,
          type: 'array',
          items: {
            $ref: '#/$defs/question',
          },
          description: 'One screen each, in this order.',
        },
      },
      required: ['id', 'names', 'questions'],
      additionalProperties: false,
      description: 'A group of people with doctors of its own, for example children.',
    },
    question: {
      oneOf: [
        {
          type: 'object',
          properties: {
            id: {
              $ref: '#/$defs/slug',
              description: 'Unique in the module; answers refer to it.',
            },
            titles: {
              $ref: '#/$defs/localizedText',
              description: 'Replaces the built-in title of this kind. If left out: the built-in title.',
            },
            hints: {
              $ref: '#/$defs/localizedText',
              description: 'Replaces the built-in hint of this kind. If left out: the built-in hint.',
            },
            kind: {
              type: 'string',
              const: 'age',
            },
            months: {
              type: 'boolean',
              description: 'Asks for months under two years. If left out: false.',
            },
            pregnancyWeeks: {
              type: 'boolean',
              description: 'Asks for the week of pregnancy. If left out: false.',
            },
          },
          required: ['id', 'kind'],
          additionalProperties: false,
          description:
            "Age in years; `months` asks for months under two years, `pregnancyWeeks` for the week of pregnancy as well. Can't be skipped.",
        },
        {
          type: 'object',
          properties: {
            id: {
              $ref: '#/$defs/slug',
              description: 'Unique in the module; answers refer to it.',
            },
            titles: {
              $ref: '#/$defs/localizedText',
              description: 'Replaces the built-in title of this kind. If left out: the built-in title.',
            },
            hints: {
              $ref: '#/$defs/localizedText',
              description: 'Replaces the built-in hint of this kind. If left out: the built-in hint.',
            },
            kind: {
              type: 'string',
              const: 'choices',
            },
            options: {
              minItems: 1,
              maxItems: 24,
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  id: {
                    $ref: '#/$defs/slug',
                    description: 'Unique in the question; answers refer to it.',
                  },
                  texts: {
                    $ref: '#/$defs/localizedText',
                    description: 'On the check box.',
                  },
                },
                required: ['id', 'texts'],
                additionalProperties: false,
              },
              description: 'What can be chosen.',
            },
            other: {
              type: 'boolean',
              description: 'Adds "Something else" with a text. If left out: false.',
            },
          },
          required: ['id', 'kind', 'options'],
          additionalProperties: false,
          description: 'Large check boxes; `other` adds "Something else" with a text.',
        },
        {
          type: 'object',
          properties: {
            id: {
              $ref: '#/$defs/slug',
              description: 'Unique in the module; answers refer to it.',
            },
            titles: {
              $ref: '#/$defs/localizedText',
              description: 'Replaces the built-in title of this kind. If left out: the built-in title.',
            },
            hints: {
              $ref: '#/$defs/localizedText',
              description: 'Replaces the built-in hint of this kind. If left out: the built-in hint.',
            },
            kind: {
              type: 'string',
              const: 'onset',
            },
            temperature: {
              type: 'boolean',
              description: 'Asks for the temperature, if measured. If left out: false.',
            },
          },
          required: ['id', 'kind'],
          additionalProperties: false,
          description: 'When it began; `temperature` asks for the temperature, if measured, as well.',
        },
        {
          type: 'object',
          properties: {
            id: {
              $ref: '#/$defs/slug',
              description: 'Unique in the module; answers refer to it.',
            },
            titles: {
              $ref: '#/$defs/localizedText',
              description: 'Replaces the built-in title of this kind. If left out: the built-in title.',
            },
            hints: {
              $ref: '#/$defs/localizedText',
              description: 'Replaces the built-in hint of this kind. If left out: the built-in hint.',
            },
            kind: {
              type: 'string',
              const: 'text',
            },
          },
          required: ['id', 'kind'],
          additionalProperties: false,
          description: 'Free text with a "None" button.',
        },
      ],
      description: 'One screen of questions. `titles` and `hints` replace the built-in wording of that kind.',
    },
    origin: {
      type: 'string',
      pattern: '^https?:\\/\\/[a-z0-9.-]+(:\\d{1,5})?$',
      description: 'The origin of a web page as browsers write it: scheme, host and, if not the usual one, port; no path.',
    },
    hostKey: {
      type: 'object',
      properties: {
        id: {
          $ref: '#/$defs/slug',
          description: 'The `kid` of the tokens, unique in the campaign.',
        },
        host: {
          type: 'string',
          minLength: 1,
          maxLength: 60,
          description: "The host's name, for logs and the console.",
        },
        algorithm: {
          type: 'string',
          enum: ['ES256', 'EdDSA', 'RS256'],
          description: 'The only one that tokens of this key may name.',
        },
        publicKey: {
          type: 'object',
          propertyNames: {
            type: 'string',
          },
          additionalProperties: {},
          description: 'The public key as a JSON Web Key.',
        },
      },
      required: ['id', 'host', 'algorithm', 'publicKey'],
      additionalProperties: false,
      description: "A key with which a host app signs its shoppers' tokens. Public part only; one algorithm for each key.",
    },
  },
};
