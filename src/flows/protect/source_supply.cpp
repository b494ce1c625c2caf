#include "flows/protect/source_supply.hpp"

#include "flows/shell_word.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>

namespace bdd::flows {

using protect::SupplyItem;

protect::SourceFacts facts_of(const storage::Source& source) {
    protect::SourceFacts facts;
    facts.kind = source.kind;
    facts.supplier = source.supplier;
    facts.licence = source.licence;
    facts.public_name = source.public_name;
    facts.basis = source.basis;
    facts.channels = source.channels;
    facts.purposes = source.purposes;
    facts.collected_on = source.collected_on;
    facts.proof = source.proof;
    facts.informed = source.informed;
    facts.valid_until = source.valid_until;
    facts.uses_max = source.uses_max;
    facts.uses_done = source.uses_done;
    return facts;
}

std::string list_of(const std::vector<SupplyItem>& items) {
    std::vector<std::string> words;
    for (const SupplyItem item : items) {
        words.emplace_back(keyword(item));
    }
    return text::join(words, ", ");
}

std::string option_of(SupplyItem item) {
    std::string option = "--" + std::string(keyword(item));
    std::replace(option.begin(), option.end(), '_', '-');
    switch (item) {
    case SupplyItem::supplier:
    case SupplyItem::public_name:
        return option + " " + _("NAME");
    case SupplyItem::licence:
    case SupplyItem::informed:
        return option + " " + _("TEXT");
    case SupplyItem::proof:
        return option + " " + _("REFERENCE");
    case SupplyItem::collected_on:
    case SupplyItem::valid_until:
        return option + " " + _("YYYY-MM-DD");
    case SupplyItem::basis:
        return option + " legitimate_interest";
    case SupplyItem::channels:
        return option + " email,post";
    case SupplyItem::purposes:
        return option + " prospection";
    }
    return option;
}

std::string completing_command(const std::string& code, const std::vector<SupplyItem>& items) {
    std::string command = "bdd source add " + shell_word(code);
    for (const SupplyItem item : items) {
        command += " " + option_of(item);
    }
    return command;
}

void refuse_unproven(const storage::Source& source) {
    std::vector<SupplyItem> missing = missing_of(facts_of(source));
    missing.erase(std::remove_if(missing.begin(), missing.end(),
                                 [](SupplyItem item) { return !is_proof(item); }),
                  missing.end());
    if (!missing.empty()) {
        throw Error(Errc::refused,
                    text_of(_("the source {0} ({1}) does not prove how its people were collected; "
                              "missing: {2}"),
                            source.code, source.kind, list_of(missing)),
                    text_of(_("say it: {0}\n  or import it with --force --reason TEXT: nobody of "
                              "it is in any list until that is done"),
                            completing_command(source.code, missing)));
    }
}

} // namespace bdd::flows
