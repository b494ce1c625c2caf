#pragma once

#include <bdd/storage/return_store.hpp>

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bdd::flows {

/// What came back: by motive (of one run, or of all), and by the source that gave the address (of
/// all runs).
struct ReturnedMail {
    std::vector<storage::MotiveReturns> motives;
    std::vector<storage::SourceReturns> sources;
    std::uint64_t stopped = 0; ///< Contacts that get no letters.

    [[nodiscard]] std::uint64_t pieces() const noexcept;
    /// Contacts who may have left: somebody should look.
    [[nodiscard]] std::uint64_t to_review() const noexcept;
    /// Contacts who refused: oppositions to be confirmed.
    [[nodiscard]] std::uint64_t oppositions() const noexcept;
};

[[nodiscard]] ReturnedMail count_returned_mail(storage::Database& base,
                                               std::optional<model::RunId> run = {});

/// Tables; `price` in euros a piece. Empty when nothing came back.
[[nodiscard]] std::string returned_mail_text(const ReturnedMail& mail, double price,
                                             std::size_t width);
[[nodiscard]] nlohmann::ordered_json returned_mail_json(const ReturnedMail& mail, double price);

/// "12.00 €"
[[nodiscard]] std::string euros(double amount);

} // namespace bdd::flows
