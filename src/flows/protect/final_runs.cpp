#include "flows/protect/final_runs.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>

namespace bdd::flows {

namespace {

/// Why a command is final, and what to do instead.
struct Finality {
    const char* reason = nullptr; ///< Null when undo may take it back.
    const char* hint = nullptr;
};

Finality finality_of(std::string_view command) {
    const char* const name_another = _("to undo another run, name it: bdd log lists them");
    if (command == "suppress add" || command == "suppress import") {
        return {_("run {0} noted oppositions, and an opposition is never taken back by undo"),
                name_another};
    }
    if (command.starts_with("consent ")) {
        return {_("run {0} ({1}) cannot be undone: the log of consents only grows"),
                _("to take a consent back: bdd consent withdraw; to undo another run, name it: bdd "
                  "undo NUMBER")};
    }
    if (command == "export") {
        return {_("run {0} wrote a file: the log of what left the base stays"), name_another};
    }
    if (command == "gdpr archive expire") {
        return {_("run {0} removed what the archive may not keep any more"), name_another};
    }
    if (command == "gdpr erase" || command == "gdpr retention" || command == "gdpr archive add") {
        return {_("run {0} erased people: nothing of them is left that could come back"),
                name_another};
    }
    if (command.starts_with("gdpr requests ") || command == "gdpr restrict") {
        return {_("run {0} ({1}) cannot be undone: what people asked for stays on record"),
                _("to close a request: bdd gdpr requests close; to end a restriction: bdd gdpr "
                  "restrict ID --lift")};
    }
    if (command == "gdpr notices given") {
        return {_("run {0} ({1}) cannot be undone: what people were told stays on record"),
                name_another};
    }
    if (command == "suppress export") {
        return {_("run {0} wrote a list: the log of what left the base stays"), name_another};
    }
    if (command == "gdpr register") {
        return {_("run {0} wrote the register of processing, and that stays"),
                _("to change it: bdd gdpr register set PURPOSE")};
    }
    if (command.starts_with("gdpr ")) {
        return {_("run {0} noted who gets files, and that stays"),
                _("to change it: bdd gdpr recipients add")};
    }
    return {};
}

} // namespace

void refuse_final(const storage::Run& run) {
    if (const Finality finality = finality_of(run.command); finality.reason != nullptr) {
        throw Error(Errc::refused, text_of(finality.reason, run.id.value, run.command),
                    finality.hint);
    }
}

} // namespace bdd::flows
