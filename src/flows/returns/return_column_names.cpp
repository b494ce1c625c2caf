#include "flows/returns/return_column_names.hpp"

#include <bdd/core/text.hpp>

#include <algorithm>
#include <array>
#include <span>

namespace bdd::flows {

namespace {

/// What columns are called, as text::key; the earlier of two names wins where only one column can
/// stand.
constexpr std::array<std::string_view, 24> k_refs = {
    "REF",          "REFERENCE",         "BDD UID",          "UID",
    "REF CONTACT",  "ID CONTACT",        "CONTACT ID",       "CONTACT UID",
    "CODE CONTACT", "REFERENCE CONTACT", "REF PLI",          "REFERENCE PLI",
    "REF COURRIER", "REF CLIENT",        "REFERENCE CLIENT", "ID CLIENT",
    "CODE CLIENT",  "NUMERO CLIENT",     "NUM CLIENT",       "N CLIENT",
    "NO CLIENT",    "IDENTIFIANT",       "CONTACT",          "ID"};
constexpr std::array<std::string_view, 24> k_motives = {"MOTIF",
                                                        "MOTIVE",
                                                        "CODE MOTIF",
                                                        "LIBELLE MOTIF",
                                                        "MOTIF RETOUR",
                                                        "MOTIF DE RETOUR",
                                                        "MOTIF DU RETOUR",
                                                        "MOTIF PND",
                                                        "MOTIF NPAI",
                                                        "CODE MOTIF RETOUR",
                                                        "MOTIF DE NON DISTRIBUTION",
                                                        "CAUSE",
                                                        "CAUSE RETOUR",
                                                        "CAUSE DU RETOUR",
                                                        "CODE PND",
                                                        "LIBELLE PND",
                                                        "CODE RETOUR",
                                                        "LIBELLE RETOUR",
                                                        "TYPE PND",
                                                        "STATUT PND",
                                                        "PND",
                                                        "RAISON",
                                                        "REASON",
                                                        "CODE"};
constexpr std::array<std::string_view, 16> k_dates = {
    "DATE",           "DATE RETOUR",       "DATE DE RETOUR", "DATE DU RETOUR",
    "DATE PND",       "DATE NPAI",         "RETURNED ON",    "RETURN DATE",
    "DATE RECEPTION", "DATE DE RECEPTION", "DATE SCAN",      "DATE TRAITEMENT",
    "DATE SAISIE",    "DATE DE SAISIE",    "RECU LE",        "RETOUR LE"};
constexpr std::array<std::string_view, 8> k_line_words = {
    "L", "LIGNE", "LINE", "LIG", "ADRESSE", "ADRESSE LIGNE", "ADR", "LIGNE ADRESSE"};

/// The number of "L4", "ligne 4" or "LINE_4"; 0 for other names.
std::size_t line_number(std::string_view key) {
    if (key.empty() || key.back() < '1' || key.back() > '6') {
        return 0;
    }
    const std::string_view word = text::trim(key.substr(0, key.size() - 1));
    const bool is_line =
        std::find(k_line_words.begin(), k_line_words.end(), word) != k_line_words.end();
    return is_line ? static_cast<std::size_t>(key.back() - '0') : 0;
}

bool is_in(std::span<const std::string_view> names, std::string_view key) {
    return std::find(names.begin(), names.end(), key) != names.end();
}

} // namespace

std::string return_field_of_name(std::string_view column) {
    const std::string key = text::key(column);
    if (is_in(k_refs, key)) {
        return "ref";
    }
    if (is_in(k_motives, key)) {
        return "motive";
    }
    if (is_in(k_dates, key)) {
        return "date";
    }
    const std::size_t line = line_number(key);
    return line == 0 ? std::string() : "line_" + std::to_string(line);
}

std::size_t return_name_rank(std::string_view column) {
    const std::string key = text::key(column);
    const auto* ref = std::find(k_refs.begin(), k_refs.end(), key);
    if (ref != k_refs.end()) {
        return static_cast<std::size_t>(ref - k_refs.begin());
    }
    return static_cast<std::size_t>(std::find(k_dates.begin(), k_dates.end(), key) -
                                    k_dates.begin());
}

} // namespace bdd::flows
