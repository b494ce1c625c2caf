#include "flows/protect/erase_words.hpp"

#include "flows/protect/departed_files.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <utility>

namespace bdd::flows {

namespace {

constexpr std::size_t k_most_shown = 20;

std::string fingerprints_text(const Erasure& erasure) {
    if (erasure.come_back == ComeBack::as_new) {
        return std::string(_("nobody asked for it: who comes back in a later file is new")) + "\n";
    }
    std::vector<std::string> unknown;
    for (const KnownPerson& person : erasure.people) {
        if (person.fingerprints.empty()) {
            unknown.push_back(uid_of(person.contact));
        }
    }
    std::string text = text_of(BDD_N("{0} fingerprint will recognise the people in later files",
                                     "{0} fingerprints will recognise the people in later files",
                                     static_cast<unsigned long>(erasure.oppositions.added +
                                                                erasure.oppositions.known)),
                               erasure.oppositions.added + erasure.oppositions.known) +
                       "\n";
    if (!unknown.empty()) {
        text +=
            text_of(_("nothing of their own to be recognised by: {0}"), text::join(unknown, ", ")) +
            "\n";
    }
    return text;
}

/// Whoever asked by name; of those whose term has run out the first ones.
std::string shown_people(const Erasure& erasure) {
    if (erasure.come_back == ComeBack::never || erasure.people.size() <= k_most_shown) {
        return people_text(erasure.people);
    }
    const auto rest = erasure.counts.contacts - static_cast<std::int64_t>(k_most_shown);
    return people_text({erasure.people.begin(), erasure.people.begin() + k_most_shown}) +
           text_of(_("and {0} more"), count_text(rest)) + "\n";
}

} // namespace

std::string people_text(const std::vector<KnownPerson>& people) {
    std::string text;
    for (const KnownPerson& person : people) {
        text += text_of(BDD_N("{1} {2} ({0} record)", "{1} {2} ({0} records)",
                              static_cast<unsigned long>(person.records)),
                        count_text(person.records), uid_of(person.contact), person.name) +
                "\n";
        for (const Lookalike& other : person.lookalikes) {
            text += text_of(_("  perhaps the same person: {0} has {1} too"), uid_of(other.contact),
                            other.value) +
                    "\n";
        }
    }
    return text;
}

nlohmann::ordered_json erasure_counts_json(const Erasure& erasure) {
    const storage::ErasureCounts& counts = erasure.counts;
    return {{"contacts", counts.contacts},
            {"former_ids", counts.former_ids},
            {"records", counts.records},
            {"accounts", counts.accounts},
            {"returned_mail", counts.returned_mail},
            {"verdicts", counts.verdicts},
            {"proposals", counts.proposals},
            {"match_keys", counts.match_keys},
            {"undo_changes", counts.undo_changes},
            {"texts_cleared", counts.texts_cleared},
            {"exports_left", counts.exports_left},
            {"consents_untied", counts.consents_untied},
            {"requests_untied", counts.requests_untied},
            {"notices", counts.notices},
            {"events_untied", counts.events_untied},
            {"fingerprints", erasure.oppositions.added}};
}

std::string erasure_text(const Erasure& erasure, bool dry_run) {
    const storage::ErasureCounts& counts = erasure.counts;
    std::string text = dry_run ? _("to be erased:\n") : _("erased:\n");
    text += shown_people(erasure);
    const std::vector<std::pair<const char*, std::int64_t>> lines = {
        {_("former ids"), counts.former_ids},
        {_("companies that nobody else speaks of"), counts.accounts},
        {_("letters that came back"), counts.returned_mail},
        {_("verdicts on pairs"), counts.verdicts},
        {_("proposals of dedupe"), counts.proposals},
        {_("keys of dedupe"), counts.match_keys},
        {_("changes kept for undo"), counts.undo_changes},
        {_("texts of logs cleared"), counts.texts_cleared},
        {_("places in the log of exports"), counts.exports_left},
        {_("consents kept as proof, tied to nobody"), counts.consents_untied},
        {_("requests kept, tied to nobody"), counts.requests_untied},
        {_("notices given"), counts.notices},
        {_("events and contracts that count still, without the person"), counts.events_untied}};
    for (const auto& [what, count] : lines) {
        if (count > 0) {
            text += text_of("  {0}: {1}", what, count_text(count)) + "\n";
        }
    }
    text += fingerprints_text(erasure);
    if (!erasure.exports.empty()) {
        text += _("files that went out and hold them; tell those who got them (RGPD art. 19):\n");
        text += departed_text(erasure.exports);
    }
    for (const std::int64_t request : erasure.open_requests) {
        text += text_of(_("request {0} is open still: bdd gdpr requests close {0} --outcome done"),
                        request) +
                "\n";
    }
    text += _("files that brought them and may still lie there:\n");
    for (const GivingFile& file : erasure.files) {
        text +=
            text_of(_("  {0}, read {1} as {2}"), file.file_name, file.imported_at, file.source) +
            "\n";
    }
    return text;
}

nlohmann::ordered_json outside_json(const Erasure& erasure) {
    nlohmann::ordered_json imports = nlohmann::ordered_json::array();
    for (const GivingFile& file : erasure.files) {
        imports.push_back(
            {{"file", file.file_name}, {"imported_at", file.imported_at}, {"source", file.source}});
    }
    return {{"exports", departed_json(erasure.exports)}, {"imports", std::move(imports)}};
}

} // namespace bdd::flows
