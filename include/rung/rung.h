/** @file
 * The C interface of rung, C99: recommends a level of care in behavioral health, and shows why.
 *
 *     rung_rules *rules = NULL;
 *     rung_text *advice = NULL;
 *     rung_error *error = NULL;
 *     if (rung_rules_built_in("adult", &rules, &error) == RUNG_OK &&
 *         rung_recommend(rules, case_json, strlen(case_json), NULL, &advice, &error) == RUNG_OK)
 *       fwrite(rung_text_data(advice), 1, rung_text_size(advice), stdout);
 *     else
 *       fputs(rung_error_report(error), stderr);
 *     rung_text_free(advice); rung_error_free(error); rung_rules_free(rules);
 *
 * Results. The bytes of rung_recommend() are those of `rung recommend --format json` for the same rule set and case:
 * the same rules and answers give the same bytes, on every machine and in every thread. Supports a decision; the
 * clinician decides.
 *
 * Text is UTF-8. Texts that come in are a pointer and a number of bytes, or end in a NUL where there is no number.
 * Texts that go out end in a NUL, belong to the object that was asked, and live as long as it does.
 *
 * Handles (rung_rules, rung_text, rung_error, rung_live, rung_decider) belong to whoever got them and are given back to
 * the `_free` of their kind, which takes NULL. Memory comes from the library and goes back to it.
 *
 * Faults. A function that can fail returns a rung_status and, through its last parameter, a rung_error with everything
 * that is wrong; the parameter may be NULL. On success it sets the error to NULL. What it gives out is NULL unless it
 * returns RUNG_OK. No C++ exception ever leaves the library.
 *
 * Threads. rung_rules, rung_text and rung_error never change: any number of threads may ask them at once. A rung_live
 * may be asked and swapped from any number of threads at once. A rung_decider is for one thread at a time. No object
 * may be freed while another thread still uses it. There is no global state; after fork() the child may go on with
 * every object that no other thread was using.
 *
 * Silence. Nothing is ever printed, no signal or locale is touched, no thread is started. Only rung_rules_open() and
 * rung_live_open() read files. Nothing goes to the network. The clock is not read.
 *
 * Limits. A case or a rule set has at most 4 MiB, 1 MiB on one line of YAML, 64 maps and lists inside each other and
 * 1 000 000 values; an expression 64 KiB and 100 levels. What is larger is refused as a fault: F02, Y05 or E07.
 *
 * Option structs begin with their size: set `struct_size` to sizeof the struct and everything that is not used to zero.
 * A library that is older than its user takes a longer struct as long as what it does not know is zero.
 *
 * Versions. RUNG_ABI_VERSION changes when a program that was compiled before might not run any more; functions, and
 * members at the end of structs, are added without that. The shared library's name has it: librung_c.so.1.
 */
#ifndef RUNG_RUNG_H
#define RUNG_RUNG_H

#include <stddef.h>
#include <stdint.h>

/** @def RUNG_API
 * How its functions are marked for the linker. */
#if defined(_WIN32) && !defined(RUNG_C_STATIC)
#define RUNG_API __declspec(dllimport)
#elif defined(__GNUC__)
#define RUNG_API __attribute__((visibility("default")))
#else
#define RUNG_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- versions -------------------------------------------------------------------------------------------------- */
/** The C ABI that this header describes. */
#define RUNG_ABI_VERSION 1

/** The C ABI of the library that was loaded; compare it with RUNG_ABI_VERSION. */
RUNG_API uint32_t rung_abi_version(void);

/** The version of the library, such as `0.1.0`. Lives for ever. */
RUNG_API const char *rung_version(void);

/* ---- statuses and errors --------------------------------------------------------------------------------------- */
/** What a call came to; one of the values below. */
typedef int32_t rung_status;
enum {
  RUNG_OK = 0,        /**< done */
  RUNG_FAULTY = 1,    /**< a rule set, a case or a file is at fault; the error says where */
  RUNG_MISUSED = 2,   /**< the call breaks this header: a NULL, a number out of range, a struct of unknown size */
  RUNG_NO_MEMORY = 3, /**< memory ran out; there is no error object then */
  RUNG_INTERNAL = 4   /**< a defect of the library; please report it */
};

/** Everything that is wrong, one fault or many, in the order of the text. */
typedef struct rung_error rung_error;

/** How many faults there are; 0 of NULL. */
RUNG_API size_t rung_error_count(const rung_error *error);

/** The code of a fault, such as `C23`; stable, and `rung explain C23` tells of it. Empty past the last fault. */
RUNG_API const char *rung_error_code(const rung_error *error, size_t index);
/** What is wrong, one line. May hold words of the text at fault. */
RUNG_API const char *rung_error_message(const rung_error *error, size_t index);
/** What to do about it; empty when there is no guess. */
RUNG_API const char *rung_error_hint(const rung_error *error, size_t index);
/** The name of the text: of a case `case.json` or `case.yaml`, of a rule set the name given, of a call `rung`. */
RUNG_API const char *rung_error_file(const rung_error *error, size_t index);
/** The line, from 1; 0: the text as a whole. */
RUNG_API uint32_t rung_error_line(const rung_error *error, size_t index);
/** The column in characters, from 1; 0 when there is no line. */
RUNG_API uint32_t rung_error_column(const rung_error *error, size_t index);
/** How many characters from there are meant, 1 or more. */
RUNG_API uint32_t rung_error_length(const rung_error *error, size_t index);
/** 1 for a warning, which does not keep a text from being used, else 0. */
RUNG_API int32_t rung_error_is_warning(const rung_error *error, size_t index);

/** All of them as the command line prints them, with the lines of text they stand in; empty of NULL. */
RUNG_API const char *rung_error_report(const rung_error *error);
/** Gives an error back. */
RUNG_API void rung_error_free(rung_error *error);

/* ---- rule sets ------------------------------------------------------------------------------------------------- */
/** A rule set that has been read and checked. Never changes. */
typedef struct rung_rules rung_rules;

/** A text with a name. */
typedef struct rung_named_text {
  const char *name; /**< ends in a NUL */
  const char *text; /**< UTF-8 */
  size_t size;      /**< bytes of `text` */
} rung_named_text;

/** How a rule set is read from memory. */
typedef struct rung_read_options {
  size_t struct_size;                 /**< sizeof(rung_read_options) */
  const char *name;                   /**< what faults call the rule set; NULL: `rules.yaml` */
  const rung_named_text *instruments; /**< by their ids; those not named here are looked for among the built-in ones */
  size_t instrument_count;            /**< how many there are; 0: only built-in instruments */
} rung_read_options;

/** One of the rule sets inside the library, such as `adult`. R12: there is none of that name. */
RUNG_API rung_status rung_rules_built_in(const char *name, rung_rules **rules, rung_error **error);

/** Reads a rule set's text. Every fault is found at once; a rule set with a fault is refused. `options` may be NULL. */
RUNG_API rung_status rung_rules_read(const char *text, size_t size, const rung_read_options *options,
                                     rung_rules **rules, rung_error **error);

/** Reads a rule set's file, and the instruments in the folder `instruments` beside it. */
RUNG_API rung_status rung_rules_open(const char *path, rung_rules **rules, rung_error **error);

/** What the rule set calls itself. */
RUNG_API const char *rung_rules_id(const rung_rules *rules);
/** Which of its versions it is. */
RUNG_API const char *rung_rules_version(const rung_rules *rules);
/** The SHA-256 of its text, 64 digits. */
RUNG_API const char *rung_rules_sha256(const rung_rules *rules);

/** What its author should look at, all of them warnings; NULL when there is nothing. Belongs to the rule set. */
RUNG_API const rung_error *rung_rules_warnings(const rung_rules *rules);
/** Gives a rule set back. What was made with it stays. */
RUNG_API void rung_rules_free(rung_rules *rules);

/* ---- recommending: text in, text out --------------------------------------------------------------------------- */
/** A recommendation as text. Never changes. */
typedef struct rung_text rung_text;

/** How a recommendation is made and written. */
typedef struct rung_recommend_options {
  size_t struct_size;            /**< sizeof(rung_recommend_options) */
  const char *format;            /**< `json` or `text`; NULL: `json` */
  size_t width;                  /**< columns of `text`, 40 or more; 0: 100, as the command line has */
  const rung_rules *const *also; /**< rule sets laid over it, such as a payer's; they never change the level */
  size_t also_count;             /**< how many there are */
} rung_recommend_options;

/** Recommends a level of care for a case: JSON when its first byte that is not white space is `{`, else YAML.
 * `options` may be NULL. Codes: those of a case (C..), of its text (F.., Y..), and R13: a rule set of requirements
 * recommends nothing. Safe to call with the same `rules` from many threads. */
RUNG_API rung_status rung_recommend(const rung_rules *rules, const char *case_text, size_t case_size,
                                    const rung_recommend_options *options, rung_text **advice, rung_error **error);

/** Its bytes, which end in a line feed, and after them a NUL. Empty of NULL. */
RUNG_API const char *rung_text_data(const rung_text *text);
/** How many bytes, the NUL not counted. */
RUNG_API size_t rung_text_size(const rung_text *text);
/** What the case's author should look at, all of them warnings; NULL when there is nothing. Belongs to the text. */
RUNG_API const rung_error *rung_text_warnings(const rung_text *text);
/** Gives a text back. */
RUNG_API void rung_text_free(rung_text *text);

/* ---- changing the rule set while others recommend -------------------------------------------------------------- */
/** A place that holds one rule set and can be given another at any time. Whoever took the old one goes on with it; a
 * faulty new one is refused, and the old one stays. */
typedef struct rung_live rung_live;

/** A place with `first` in force. */
RUNG_API rung_status rung_live_new(const rung_rules *first, rung_live **live, rung_error **error);

/** The rule set that is in force now, as a handle of the caller's own, which outlives every swap. */
RUNG_API rung_status rung_live_rules(const rung_live *live, rung_rules **rules, rung_error **error);

/** From now on `next` is in force. */
RUNG_API rung_status rung_live_swap(rung_live *live, const rung_rules *next, rung_error **error);

/** Reads a rule set's file as rung_rules_open() does, and puts it in force when it has no fault. */
RUNG_API rung_status rung_live_open(rung_live *live, const char *path, rung_error **error);
/** Gives a place back. Rule sets taken from it stay. */
RUNG_API void rung_live_free(rung_live *live);

/* ---- deciding from numbers: no text and no memory --------------------------------------------------------------- */
/** The answers that a rule set takes are its slots, numbered from 0: the questions of its own (`support.safe_home`),
 * and of each instrument the items (`phq9.interest`), the scores (`phq9.total`) and what they are called (`phq9.band`);
 * then what its rules ask of the past. The numbers hold for this rule set's SHA-256 and no other. */
RUNG_API size_t rung_slot_count(const rung_rules *rules);
/** The name as expressions write it; empty past the last slot. */
RUNG_API const char *rung_slot_name(const rung_rules *rules, size_t slot);
/** The slot of that name, or -1. */
RUNG_API int64_t rung_slot_find(const rung_rules *rules, const char *name);

/** What a slot's `number` means. */
enum {
  RUNG_BOOLEAN = 1, /**< 0 no, 1 yes */
  RUNG_INTEGER = 2, /**< the number itself */
  RUNG_DECIMAL = 3, /**< hundred-millionths: 1.5 is 150000000 */
  RUNG_CHOICE = 4   /**< position among the slot's choices, from 0 */
};
/** One of the four above; 0 past the last slot. */
RUNG_API int32_t rung_slot_type(const rung_rules *rules, size_t slot);

/** Who fills a slot in. */
enum {
  RUNG_ANSWER = 1, /**< the caller: a question of the rule set */
  RUNG_ITEM = 2,   /**< the caller: an item of an instrument */
  RUNG_SCORE = 3,  /**< the caller, or the library from the items; both must agree */
  RUNG_BAND = 4,   /**< the library, from the score */
  RUNG_PAST = 5,   /**< the caller: something of the history, such as `change(phq9.total)` */
  RUNG_STAY = 6    /**< the library, from rung_stay: the levels now and before, and the weeks at the level */
};
/** One of the six above; 0 past the last slot. */
RUNG_API int32_t rung_slot_kind(const rung_rules *rules, size_t slot);

/** The texts that a RUNG_CHOICE slot takes. */
RUNG_API size_t rung_slot_choice_count(const rung_rules *rules, size_t slot);
/** The text of a choice, from 0; empty past the last one. */
RUNG_API const char *rung_slot_choice(const rung_rules *rules, size_t slot, size_t choice);

/** The ladder, least intensive level first; then the places above it, which a history may name. */
RUNG_API size_t rung_level_count(const rung_rules *rules);
RUNG_API size_t rung_place_count(const rung_rules *rules); /**< levels and places above together */
/** As rules and cases name it; empty past the last place. */
RUNG_API const char *rung_place_id(const rung_rules *rules, size_t place);
/** For a clinician; empty past the last place. */
RUNG_API const char *rung_place_name(const rung_rules *rules, size_t place);

/** One answer. A missing one is never a no. */
typedef struct rung_value {
  int64_t number; /**< see rung_slot_type(); 0 when missing */
  int32_t known;  /**< 1 answered, 0 missing */
  int32_t unused; /**< 0 */
} rung_value;

/** Where a person is in care. */
enum {
  RUNG_NOT_KNOWN = -2, /**< nobody knows */
  RUNG_NOWHERE = -1    /**< known to be, or have been, in no level of care */
};
/** Where a person is in care, and was before. */
typedef struct rung_stay {
  size_t struct_size;    /**< sizeof(rung_stay) */
  int32_t current;       /**< a place, RUNG_NOWHERE or RUNG_NOT_KNOWN */
  int32_t previous;      /**< the same; both are RUNG_NOT_KNOWN or neither is */
  int32_t days_at_level; /**< since the current stay began; 0 when there is none */
  int32_t unused;        /**< 0 */
} rung_stay;

/** What was decided. Levels are positions on the ladder. */
typedef struct rung_outcome {
  size_t struct_size;       /**< sizeof(rung_outcome); set it before the call */
  int32_t recommended;      /**< the level recommended: `level` or `up_to` */
  int32_t level;            /**< the lowest that the answer can still turn out to be */
  int32_t up_to;            /**< the highest; equal to `level` when nothing missing matters */
  int32_t alerts;           /**< how many alerts hold; ask rung_recommend() which */
  int32_t possible_alerts;  /**< how many more the missing answers leave open: they must not be taken for a no */
  int32_t conflict;         /**< 1: what is demanded and what is ruled out cannot both be had; 2: that is possible */
  int32_t or_above;         /**< 1: the source of the demand says "this level or above" */
  int32_t faulty_slot;      /**< after RUNG_FAULTY the first slot at fault, -1 when it is the stay; else -1 */
} rung_outcome;

/** Room to decide in, for one rule set and one thread at a time. */
typedef struct rung_decider rung_decider;

/** R13: a rule set of requirements recommends nothing. */
RUNG_API rung_status rung_decider_new(const rung_rules *rules, rung_decider **decider, rung_error **error);

/** Decides as rung_recommend() does, and takes microseconds. Asks for no memory; only the first calls may, to make
 * room. `count` is rung_slot_count(). `stay` NULL: the history is not known. RUNG_FAULTY: a number is not one that its
 * slot takes, a slot was filled in that is the library's to fill, a score differs from what its items make, or a value
 * of the past was given without a history. There is no error object; `faulty_slot` says where. */
RUNG_API rung_status rung_decide(rung_decider *decider, const rung_value *values, size_t count, const rung_stay *stay,
                                 rung_outcome *outcome);
/** Gives a decider back. */
RUNG_API void rung_decider_free(rung_decider *decider);

#ifdef __cplusplus
}
#endif
#endif
