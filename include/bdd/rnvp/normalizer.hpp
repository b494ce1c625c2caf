#pragma once

#include <bdd/rnvp/delivery.hpp>
#include <bdd/rnvp/quality.hpp>
#include <bdd/rnvp/reference.hpp>
#include <bdd/rnvp/town_match.hpp>

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// An address as it came: UTF-8, whatever columns there were. What is not there is empty.
struct RawAddress {
    std::string_view company; ///< For line 1; not parsed.
    std::string_view person;  ///< For line 2 of a company, for line 1 of a private person.
    std::vector<std::string_view> cells; ///< Address cells in their order; line breaks are breaks.
    std::string_view postcode;
    std::string_view town;
    std::string_view country;
};

struct NormalizeOptions {
    bool long_repetition = false;  ///< "2 BIS" instead of "2 B".
    bool keep_first_lines = false; ///< Lines 1 to 3 keep case and accents.
};

/// The address as the post wants it, what was done to it and what it is worth.
struct MailAddress {
    std::array<std::string, 7> lines; ///< Line 1 first; empty lines are not printed.
    std::string complement;           ///< What shares lines 1 to 3 with the names; never cut.
    StreetParts street;
    std::string special; ///< BP, CS, TSA.
    std::string postcode;
    std::string town;  ///< Label of line 6 without CEDEX.
    std::string cedex; ///< "CEDEX", "CEDEX 7", or empty.
    std::string insee;
    std::string country; ///< ISO 3166; "FR" for what the French post delivers at home.
    QualityCode code;
    Status status = Status::rejected;
    int score = 0;
    bool mailable = false;
    std::vector<Change> changes;
    std::vector<std::string> candidates; ///< At most five, when it is ambiguous.
};

/// Restructures, normalises and validates addresses. Immutable; may be used from several threads.
class Normalizer {
public:
    /// The reference must outlive this.
    explicit Normalizer(const Reference& reference, NormalizeOptions options = {});

    /// `trace` is told each step in words.
    [[nodiscard]] MailAddress normalize(const RawAddress& raw, const Trace& trace = {}) const;

private:
    const Reference* m_reference;
    NormalizeOptions m_options;
};

/// Status, score and the list of reasons are part of the product's contract; a line a reader can
/// compare: "3770 PARTIELLE 70".
[[nodiscard]] std::string summary(const MailAddress& address);

} // namespace bdd::rnvp
