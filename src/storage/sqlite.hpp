#pragma once

#include <bdd/core/cancel.hpp>
#include <bdd/core/error.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

/// A thin RAII layer over the SQLite C library, private to storage. Errors become bdd::Error with
/// the SQL text and never a bound value: the SQL finds the bug, the values are personal data.
/// SQLITE_BUSY, LOCKED and PROTOCOL are Errc::locked; SQLITE_INTERRUPT is Errc::interrupted.
namespace bdd::storage {

enum class OpenMode { read_only, read_write, create };

class Statement;

/// One connection, used by one thread at a time.
class Connection {
public:
    /// `cancel` may be null; it is polled during long statements.
    Connection(const std::string& path, OpenMode mode, int busy_timeout_ms,
               const CancelFlag* cancel);

    /// Runs statements without results and without parameters.
    void execute(std::string_view sql);
    /// Prepares one statement; text behind the first statement is refused.
    [[nodiscard]] Statement prepare(std::string_view sql);
    /// First column of the first row of a query that gives one; empty without a row.
    [[nodiscard]] std::optional<std::int64_t> query_integer(std::string_view sql);
    [[nodiscard]] std::string query_text(std::string_view sql);

    [[nodiscard]] std::int64_t last_insert_id() const noexcept;
    [[nodiscard]] std::int64_t changes() const noexcept;
    [[nodiscard]] bool in_transaction() const noexcept;
    [[nodiscard]] sqlite3* handle() const noexcept { return m_handle.get(); }

private:
    struct Close {
        void operator()(sqlite3* handle) const noexcept;
    };
    std::unique_ptr<sqlite3, Close> m_handle;
};

/// An empty text as NULL: "not given" is never an empty text in the base.
[[nodiscard]] inline std::optional<std::string_view> or_null(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

template <typename T>
struct IsOptional : std::false_type {};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type {};

/// Bytes to be bound as a BLOB; read back with Rows::text_or_empty.
struct Blob {
    std::string_view bytes;
};

/// The rows of a running query: resets the statement when it goes.
class Rows;

/// A prepared statement. Parameters are bound in order; their number is checked, because
/// sqlite3_reset keeps old bindings and a forgotten argument would reuse the former row's value.
class Statement {
public:
    Statement(Connection& connection, std::string_view sql);

    /// Binds without copying, steps to the end, resets (also when it throws).
    template <typename... Args>
    void run(const Args&... args) {
        bind_all<false>(args...);
        step_to_end();
    }

    /// Binds (copying texts, since arguments may be temporaries) and gives the rows.
    template <typename... Args>
    [[nodiscard]] Rows rows(const Args&... args);

    /// Step-wise binding for wide statements: index counts from 1; texts are not copied and must
    /// live until `run_bound`. Every parameter must be bound again for each run.
    void bind(int index, std::string_view text);
    void bind(int index, std::int64_t value);
    void bind(int index, double value);
    /// Bytes are not copied either.
    void bind(int index, Blob blob);
    void bind_null(int index);
    /// An empty text as NULL.
    void bind_or_null(int index, std::string_view text) {
        if (text.empty()) {
            bind_null(index);
        } else {
            bind(index, text);
        }
    }
    void run_bound() { step_to_end(); }

private:
    friend class Rows;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };

    template <bool copy, typename T>
    void bind_value(int index, const T& value) {
        if constexpr (IsOptional<T>::value) {
            if (value) {
                bind_value<copy>(index, *value);
            } else {
                bind_null(index);
            }
        } else if constexpr (std::is_same_v<T, std::nullopt_t>) {
            bind_null(index);
        } else if constexpr (std::is_floating_point_v<T>) {
            bind(index, static_cast<double>(value));
        } else if constexpr (std::is_integral_v<T>) {
            bind(index, static_cast<std::int64_t>(value));
        } else if constexpr (std::is_same_v<T, Blob>) {
            bind(index, value);
        } else if constexpr (copy) {
            bind_copy(index, std::string_view(value));
        } else {
            bind(index, std::string_view(value));
        }
    }
    template <bool copy, typename... Args>
    void bind_all(const Args&... args) {
        check_count(sizeof...(Args));
        int index = 0;
        (bind_value<copy>(++index, args), ...);
    }

    void bind_copy(int index, std::string_view text);
    void check_count(std::size_t count) const;
    void step_to_end();
    [[nodiscard]] bool step();
    void reset() noexcept;
    [[noreturn]] void raise(int code) const;

    Connection* m_connection;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    int m_parameters = 0;
};

class Rows {
public:
    explicit Rows(Statement& statement)
        : m_statement(&statement) {}
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;
    Rows(Rows&& other) noexcept
        : m_statement(std::exchange(other.m_statement, nullptr)) {}
    Rows& operator=(Rows&&) = delete;
    ~Rows();

    [[nodiscard]] bool next();
    [[nodiscard]] bool is_null(int column) const noexcept;
    /// Typed value of a column, from 0. Throws on NULL unless T is an optional: a NULL read as 0 or
    /// as an empty text is a wrong fact. Texts may be std::string or std::string_view (valid until
    /// the next step).
    template <typename T>
    [[nodiscard]] T get(int column) const {
        if constexpr (IsOptional<T>::value) {
            if (is_null(column)) {
                return std::nullopt;
            }
            return get<typename T::value_type>(column);
        } else {
            refuse_null(column);
            if constexpr (std::is_floating_point_v<T>) {
                return real(column);
            } else if constexpr (std::is_integral_v<T>) {
                return static_cast<T>(integer(column));
            } else {
                return T(text(column));
            }
        }
    }
    /// A text column where NULL means "none": an empty view.
    [[nodiscard]] std::string_view text_or_empty(int column) const noexcept { return text(column); }

private:
    void refuse_null(int column) const;
    [[nodiscard]] std::string_view text(int column) const noexcept;
    [[nodiscard]] std::int64_t integer(int column) const noexcept;
    [[nodiscard]] double real(int column) const noexcept;

    Statement* m_statement;
};

template <typename... Args>
Rows Statement::rows(const Args&... args) {
    bind_all<true>(args...);
    return Rows(*this);
}

/// BEGIN IMMEDIATE; rolls back unless committed.
class Transaction {
public:
    explicit Transaction(Connection& connection);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();
    void rollback();

private:
    Connection* m_connection;
    bool m_open = true;
};

} // namespace bdd::storage
