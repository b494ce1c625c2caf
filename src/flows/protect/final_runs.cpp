#include "flows/protect/final_runs.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>

namespace bdd::flows {

namespace {

/// Why a command is final; null when it is not.
const char* final_reason(std::string_view command) {
    if (command == "suppress add" || command == "suppress import") {
        return _("run {0} noted oppositions, and an opposition is never taken back by undo");
    }
    constexpr std::string_view k_consent = "consent ";
    if (command.substr(0, k_consent.size()) == k_consent) {
        return _(
            "run {0} noted what people agree to or refuse, and that log only grows: a later act "
            "takes the place of an earlier one");
    }
    return nullptr;
}

} // namespace

void refuse_final(const storage::Run& run) {
    if (const char* reason = final_reason(run.command); reason != nullptr) {
        throw Error(Errc::refused, text_of(reason, run.id.value),
                    _("to undo another run, name it: bdd log lists them"));
    }
}

} // namespace bdd::flows
